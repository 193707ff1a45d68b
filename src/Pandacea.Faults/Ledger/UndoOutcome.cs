namespace Pandacea.Faults.Ledger;

/// <summary>One line of a recovery.</summary>
/// <param name="Entry">What was open.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Detail">The same for people, with the remedy where one is needed.</param>
public sealed record UndoOutcome(UndoEntry Entry, UndoResult Result, string Detail);
