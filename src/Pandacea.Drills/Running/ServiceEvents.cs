using System.Text.Json;
using Pandacea.Drills.Definition;
using Pandacea.Protocol;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Running;

/// <summary>Turns events of agent and worker into records of the journal.</summary>
internal static class ServiceEvents
{
    /// <param name="service">Who says it.</param>
    /// <param name="said">The event.</param>
    /// <param name="at">When, on the run's clock, ns.</param>
    /// <returns>Null where nobody judges it.</returns>
    public static JournalRecord? Translate(string service, JsonElement said, long at) => Text(said, "event") switch
    {
        EventNames.CircuitOpened => Circuit(service, said, at, "open"),
        EventNames.CircuitHalfOpened => Circuit(service, said, at, "half_open"),
        EventNames.CircuitClosed => Circuit(service, said, at, "closed"),
        EventNames.RetryAttempt => new RetrySeen { T = at, At = at, Service = service, Circuit = Named(service, said), Cause = Text(said, "cause") ?? "" },
        "attempt_started" => Attempt(said, at) with { Checkpoint = Text(said, "checkpoint") is { Length: > 0 } cid ? cid : null },
        "attempt_ended" => Attempt(said, at) with { Outcome = Text(said, "outcome"), By = Text(said, "by"), From = (int?)Number(said, "from") },
        EventNames.StaleReport => new StaleReportSeen { At = at, JobId = Text(said, "job_id") ?? "", Report = Text(said, "report") ?? "", Fence = (long)(Number(said, "fence") ?? 0) },
        _ => null,
    };

    private static CircuitChanged Circuit(string service, JsonElement said, long at, string to) => new()
    {
        T = at,
        Service = service,
        Circuit = Named(service, said),
        To = to,
        Failures = (int?)Number(said, "failures"),
        ResetMs = Number(said, "reset_s") * 1000,
        Reason = Text(said, "reason"),
        By = Text(said, "by"),
    };

    private static AttemptSeen Attempt(JsonElement said, long at) => new()
    {
        At = at,
        JobId = Text(said, "job_id") ?? "",
        Attempt = (int)(Number(said, "attempt") ?? 0),
        Fence = (long)(Number(said, "fence") ?? 0),
    };

    /// <summary>Circuits are named after the proxy: the worker reaches the agent by its listener for reports.</summary>
    private static string Named(string service, JsonElement said)
    {
        var circuit = Text(said, "circuit") ?? "";
        return service == Dependencies.Compute && circuit.Split('/')[0] == Dependencies.Agent ? Dependencies.Reports : circuit;
    }

    private static string? Text(JsonElement said, string name) =>
        said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static double? Number(JsonElement said, string name) =>
        said.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
