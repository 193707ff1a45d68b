using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Journal;

/// <summary>How an operation ended for its caller.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OperationOutcome>))]
public enum OperationOutcome
{
    /// <summary>Acknowledged: its effect must be there, once.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>Refused or given up before anything was sent: there must be no effect.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,

    /// <summary>Sent, no answer: once or not at all.</summary>
    [JsonStringEnumMemberName("unknown")]
    Unknown,
}
