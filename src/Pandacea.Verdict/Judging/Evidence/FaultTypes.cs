using System.Globalization;
using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What judges must know about faults: where they act, who can see them, what the circuit counts.</summary>
internal static class FaultTypes
{
    private const string Surge = "surge";

    private static readonly HashSet<string> BelowMessages = new(StringComparer.Ordinal)
    {
        "latency", "bandwidth", "slow_close", "timeout", "reset_peer", "slicer", "limit_data", "down", "pause", "kill", "stop", "restart", Surge,
    };

    private static readonly HashSet<string> SeenByProbe = new(StringComparer.Ordinal)
    {
        "latency", "timeout", "reset_peer", "down", "pause", "kill", "stop", "http_status", "jsonrpc_error",
    };

    private static readonly HashSet<string> Outages = new(StringComparer.Ordinal)
    {
        "timeout", "reset_peer", "down", "pause", "kill", "stop",
    };

    /// <summary>Whether the message stage decides about each request.</summary>
    public static bool IsDecided(PlannedWindow window) => !BelowMessages.Contains(window.Type);

    /// <summary>Whether a probe must notice it.</summary>
    public static bool IsSeenByProbe(PlannedWindow window) =>
        MeetsAll(window) && SeenByProbe.Contains(window.Type);

    /// <summary>Whether the dependency is gone for every caller: nobody has a right answer.</summary>
    public static bool IsOutage(PlannedWindow window) => MeetsAll(window) && Outages.Contains(window.Type);

    /// <summary>Whether the dependency is gone for every caller, in a way that the circuit counts.</summary>
    public static bool IsCountedOutage(PlannedWindow window) => IsOutage(window) || (MeetsAll(window)
        && ((window.Type == "jsonrpc_error" && Number(window, "code") == -32603) || (window.Type == "http_status" && IsCountedStatus(window))));

    /// <summary>Whether every attempt runs into the attempt timeout instead of failing at once.</summary>
    public static bool IsSilent(PlannedWindow window) => window.Type is "timeout" or "pause";

    /// <summary>Whether the process stands still and goes on later.</summary>
    public static bool IsPause(PlannedWindow window) => window.Type == "pause";

    /// <summary>Whether the dependency is asked to end, and has ended when the fault is in force.</summary>
    public static bool IsCleanStop(PlannedWindow window) => window.Type == "stop";

    /// <summary>Whether the process of the dependency is ended and started again.</summary>
    public static bool EndsProcess(PlannedWindow window) => window.Type is "kill" or "stop" or "restart";

    /// <summary>Whether it is a crowd of clients.</summary>
    public static bool IsSurge(PlannedWindow window) => window.Type == Surge;

    /// <summary>Requests that the struck service begins in a second; null where the window does not say.</summary>
    public static double? Capacity(PlannedWindow window) => Number(window, "capacity");

    /// <summary>Requests a second of the crowd alone that a surge cannot do without.</summary>
    public static double Crowd(PlannedWindow window) => Capacity(window) * (Number(window, "factor") - 1) ?? 0;

    public static bool HasRetryAfter(PlannedWindow window) =>
        window.Attributes.Keys.Any(name => name.Replace("_", string.Empty).StartsWith("retryAfter", StringComparison.OrdinalIgnoreCase));

    private static bool MeetsAll(PlannedWindow window) => window is { Canary: false, Percent: >= 100, Method: null };

    private static bool IsCountedStatus(PlannedWindow window) => Number(window, "status") switch
    {
        500 or 502 or 504 => true,
        503 => !HasRetryAfter(window),
        _ => false,
    };

    private static int? Number(PlannedWindow window, string attribute) =>
        window.Attributes.TryGetValue(attribute, out var text)
        && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}
