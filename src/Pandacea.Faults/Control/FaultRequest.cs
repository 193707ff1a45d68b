namespace Pandacea.Faults.Control;

/// <summary>A fault that the holder of a lease wants to have in force.</summary>
/// <param name="Id">Chosen by the caller; names it for lifting.</param>
/// <param name="Lease">The lease that it hangs on: when that ends, the fault ends.</param>
/// <param name="On">Name of the proxy, or of the process for process faults.</param>
/// <param name="Type">Its name in the catalog.</param>
/// <param name="Attributes">Its attributes as text.</param>
/// <param name="Percent">Share of connections (byte faults) or requests (message faults) that it strikes.</param>
/// <param name="Method">Limits a message fault to one JSON-RPC method.</param>
/// <param name="Seed">Seed of the run; decides who is struck.</param>
/// <param name="Window">Index of the fault window in the plan.</param>
public sealed record FaultRequest(
    string Id,
    string Lease,
    string On,
    string Type,
    IReadOnlyDictionary<string, string> Attributes,
    double Percent,
    string? Method,
    string Seed,
    int Window);
