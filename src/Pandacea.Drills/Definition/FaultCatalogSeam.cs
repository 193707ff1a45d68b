namespace Pandacea.Drills.Definition;

internal enum AttributeKind { Duration, Number, Rate, Text }

internal sealed record FaultAttribute(string Name, AttributeKind Kind, bool Required = false, double? Min = null, double? Max = null, string? Default = null);

internal sealed record FaultDescription(string Name, IReadOnlyList<FaultAttribute> Attributes, bool RefusesConnections = false);

internal static class FaultCatalog
{
    public static IReadOnlyList<FaultDescription> All { get; } =
    [
        new("latency", [new("latency", AttributeKind.Duration, Required: true), new("jitter", AttributeKind.Duration, Min: 0)]),
        new("bandwidth", [new("rate", AttributeKind.Rate, Required: true)]),
        new("timeout", []), new("reset_peer", []), new("slow_close", []), new("limit_data", []), new("slicer", []),
        new("down", [], RefusesConnections: true),
        new("http_status", [new("status", AttributeKind.Number, Required: true, Min: 400, Max: 599), new("retryAfter", AttributeKind.Duration)]),
        new("jsonrpc_error", [new("code", AttributeKind.Number, Required: true, Min: -32768, Max: -32000)]),
        new("stale_block", []), new("truncate_body", []), new("pause", []), new("kill", []), new("restart", []),
    ];
}
