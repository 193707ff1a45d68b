namespace Pandacea.Verdict.Judging;

/// <summary>A threshold that a run of this plan could not resolve.</summary>
/// <param name="Path">Where it stands in the drill definition, for example <c>criteria.recovery.within</c>.</param>
/// <param name="Message">Why it cannot be resolved, and what would help.</param>
public sealed record ThresholdProblem(string Path, string Message);
