namespace Pandacea.Compute.Reports;

/// <summary>What became of a report.</summary>
/// <param name="Fate">In one word.</param>
/// <param name="Reason">Why it was not taken.</param>
internal sealed record ReportAnswer(ReportFate Fate, string Reason);
