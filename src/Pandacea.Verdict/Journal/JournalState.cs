namespace Pandacea.Verdict.Journal;

/// <summary>What reading a journal to its end showed about the journal itself.</summary>
/// <param name="Damage">Everything wrong with it; empty for a whole journal.</param>
/// <param name="Records">Records of known kinds that were read, the closing one included.</param>
/// <param name="UnknownKinds">Records of kinds that this version does not know, by kind.</param>
public sealed record JournalState(
    IReadOnlyList<JournalDamage> Damage,
    long Records,
    IReadOnlyDictionary<string, long> UnknownKinds);
