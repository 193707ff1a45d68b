namespace Pandacea.Drills.Definition.Rules;

/// <summary>What a fault can exercise in a client.</summary>
internal static class FaultTraits
{
    private static readonly string[] Counted = ["timeout", "reset_peer", "down", "truncate_body", "pause", "kill", "stop"];

    /// <summary>Whether an attempt ends only by its own timeout.</summary>
    public static bool Hangs(FaultDefinition fault) => fault.Type is "timeout" or "pause";

    /// <summary>Whether every request of the window fails in a way that a circuit counts.</summary>
    public static bool OpensCircuit(FaultDefinition fault) =>
        fault is { Percent: 100, Method: null, Canary: false } && CountsAsFailure(fault);

    /// <summary>Whether a circuit counts what the fault causes.</summary>
    public static bool CountsAsFailure(FaultDefinition fault) => fault.Type switch
    {
        "http_status" => Attribute(fault, "status") is "500" or "502" or "504"
            || (Attribute(fault, "status") == "503" && Attribute(fault, "retryAfter") is null),
        "jsonrpc_error" => Attribute(fault, "code") is "-32603",
        _ => Counted.Contains(fault.Type),
    };

    /// <summary>Whether a client retries what the fault causes.</summary>
    public static bool IsRetried(FaultDefinition fault) => CountsAsFailure(fault)
        || (fault.Type == "http_status" && Attribute(fault, "status") is "408" or "425" or "429" or "503")
        || (fault.Type == "jsonrpc_error" && Attribute(fault, "code") == "-32005");

    /// <summary>Whether the answers carry <c>Retry-After</c>.</summary>
    public static bool AsksToWait(FaultDefinition fault) =>
        fault.Type == "http_status" && Attribute(fault, "status") is "429" or "503" && Attribute(fault, "retryAfter") is not null;

    private static string? Attribute(FaultDefinition fault, string name) => fault.Attributes.GetValueOrDefault(name);
}
