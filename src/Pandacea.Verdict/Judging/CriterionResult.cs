using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Judging;

/// <summary>What a judge found.</summary>
/// <param name="Criterion">Name of the criterion.</param>
/// <param name="Status">The finding.</param>
/// <param name="Summary">One line for people, numbers included.</param>
/// <param name="Evidence">Lines that a reader can check against the journal: operation ids, times, counts.</param>
/// <param name="Figures">Measured numbers by name; times end in <c>Ms</c>.</param>
public sealed record CriterionResult(
    string Criterion,
    CriterionStatus Status,
    string Summary,
    IReadOnlyList<string> Evidence,
    IReadOnlyDictionary<string, double> Figures)
{
    /// <summary>The evidence, without a first line that the summary has word for word.</summary>
    [JsonIgnore]
    public IEnumerable<string> EvidenceBesides => Evidence.Count > 0 && Summary.Contains(Evidence[0], StringComparison.Ordinal) ? Evidence.Skip(1) : Evidence;

    /// <summary>True where a fault may still be in force; the run then exits with 4 whatever else was found.</summary>
    public bool CouldNotUndo { get; init; }
}
