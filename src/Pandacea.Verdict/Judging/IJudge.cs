using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Judges one criterion from a journal in one pass; the same code live and stored. Not thread safe.</summary>
public interface IJudge
{
    /// <summary>Name of the criterion, as in the drill definition.</summary>
    string Criterion { get; }

    /// <summary>Takes note of the next record.</summary>
    void See(JournalRecord record);

    /// <summary>Says what the records seen so far amount to.</summary>
    CriterionResult Conclude();
}
