namespace Pandacea.Verdict.Journal;

/// <summary>Content of an operation, as whoever made it knows it.</summary>
/// <param name="Sha256">SHA-256 of its bytes, hex.</param>
/// <param name="Bytes">How many.</param>
public sealed record ContentTerms(string Sha256, long Bytes);
