using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>One way to show a verdict.</summary>
public interface IReport
{
    /// <summary>Name of its file in the folder of a run.</summary>
    string FileName { get; }

    /// <summary>Writes the whole report.</summary>
    void Write(RunVerdict verdict, TextWriter to);
}
