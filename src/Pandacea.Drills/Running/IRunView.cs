using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Where a run shows what it is doing.</summary>
public interface IRunView
{
    /// <summary>Says one thing that is worth a line.</summary>
    void Say(string phase, string text);

    /// <summary>Sees every record as it is written; must be quick.</summary>
    void See(JournalRecord record);
}
