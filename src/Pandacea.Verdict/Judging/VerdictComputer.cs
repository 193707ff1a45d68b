using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Computes a verdict from a stored journal or from records. The same judges see a run live: <see cref="VerdictComputation"/>.</summary>
public static class VerdictComputer
{
    /// <summary>Names the rules that this version judges by; it changes whenever a journal could be judged differently.</summary>
    public const string JudgeVersion = "5";

    /// <summary>Judges a journal on disk; damage makes it inconclusive.</summary>
    /// <exception cref="JournalException">The file cannot be read.</exception>
    public static RunVerdict Compute(string journalPath)
    {
        var computation = new VerdictComputation();
        var state = JournalReader.Read(journalPath, computation.See);
        return computation.Conclude(state.Damage);
    }

    /// <summary>Judges records that were read elsewhere, with what was found wrong with their journal.</summary>
    public static RunVerdict Compute(IEnumerable<JournalRecord> records, IReadOnlyList<JournalDamage> damage)
    {
        var computation = new VerdictComputation();
        foreach (var record in records)
        {
            computation.See(record);
        }

        return computation.Conclude(damage);
    }
}
