using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Judging;

/// <summary>Three values: what could not be tested is neither passed nor failed.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CriterionStatus>))]
public enum CriterionStatus
{
    /// <summary>Tested and met.</summary>
    [JsonStringEnumMemberName("passed")]
    Passed,

    /// <summary>Tested and not met.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Could not be tested.</summary>
    [JsonStringEnumMemberName("inconclusive")]
    Inconclusive,
}
