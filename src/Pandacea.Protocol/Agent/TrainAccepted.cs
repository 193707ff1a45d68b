namespace Pandacea.Protocol.Agent;

/// <summary>A job was accepted and is stored: it will end, whatever happens to agent and workers.</summary>
/// <param name="JobId">Its name.</param>
public sealed record TrainAccepted(string JobId);
