namespace Pandacea.Verdict.Judging;

/// <summary>An operation that needs a reader's eye.</summary>
/// <param name="Kind"><c>lost</c>, <c>doubled</c>, <c>altered</c>, <c>unasked</c> or <c>unknown</c>.</param>
/// <param name="Op">Number of the operation; null for an effect that belongs to none.</param>
/// <param name="What">What is wrong, or how it was resolved.</param>
/// <param name="History">What happened to it, in order.</param>
public sealed record OperationTrouble(string Kind, long? Op, string What, IReadOnlyList<string> History);
