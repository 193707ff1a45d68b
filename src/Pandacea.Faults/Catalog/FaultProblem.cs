namespace Pandacea.Faults.Catalog;

/// <summary>Something wrong with how a fault was described.</summary>
/// <param name="Field">The attribute, or <c>type</c>, <c>percent</c>, <c>method</c>.</param>
/// <param name="Message">What is wrong and what is allowed.</param>
public sealed record FaultProblem(string Field, string Message);
