namespace Pandacea.Faults.Events;

/// <summary>A request head arrived from a client, whatever became of it.</summary>
/// <param name="At">When the head was complete, on the injector's monotonic clock, ns.</param>
/// <param name="Proxy">Name of the proxy.</param>
/// <param name="Client">Value of <c>Pandacea-Client</c>.</param>
/// <param name="Call">Value of <c>Pandacea-Call</c>.</param>
/// <param name="Attempt">Value of <c>Pandacea-Attempt</c>.</param>
/// <param name="Probe">Value of <c>Pandacea-Probe</c>.</param>
/// <param name="Window">Window of the byte or process fault that it met.</param>
/// <param name="Method">JSON-RPC method, where the body was small enough to tell.</param>
public sealed record RequestSeen(
    long At, string Proxy, string? Client, string? Call, int? Attempt, string? Probe, int? Window, string? Method) : InjectorEvent(At);
