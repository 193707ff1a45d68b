namespace Pandacea.Verdict.Journal;

/// <summary>One thing that is wrong with a journal.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Line">Line in the file, from 1; null where it concerns the whole.</param>
/// <param name="Message">The finding for people.</param>
public sealed record JournalDamage(JournalDamageKind Kind, long? Line, string Message);
