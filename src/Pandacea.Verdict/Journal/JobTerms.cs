namespace Pandacea.Verdict.Journal;

/// <summary>A job as whoever hands it in knows it.</summary>
/// <param name="Signer">Peer id of its owner.</param>
/// <param name="Key">Its idempotency key: one of unknown fate is found by it.</param>
/// <param name="Task">What is computed.</param>
public sealed record JobTerms(string Signer, string Key, string Task);
