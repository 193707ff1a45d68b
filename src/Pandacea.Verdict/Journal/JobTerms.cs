namespace Pandacea.Verdict.Journal;

/// <summary>A job as whoever hands it in knows it.</summary>
/// <param name="Signer">Peer id of its owner.</param>
/// <param name="Key">Its idempotency key: one of unknown fate is found by it.</param>
/// <param name="Task">What is computed.</param>
/// <param name="Epsilon">What it may spend at most; null: it is not to be private.</param>
/// <param name="JobId">Its id; null before it is handed in.</param>
/// <param name="Spec">The specification that it comes to, as canonical JSON; null in older journals.</param>
public sealed record JobTerms(string Signer, string Key, string Task, double? Epsilon = null, string? JobId = null, string? Spec = null);
