namespace Pandacea.Protocol.Compute;

/// <summary>Answer 200 to a heartbeat, a checkpoint or a result: the fence is the latest.</summary>
/// <param name="LeaseUntil">Until when the attempt is the worker's, on the agent's clock.</param>
public sealed record LeaseExtended(DateTimeOffset LeaseUntil);
