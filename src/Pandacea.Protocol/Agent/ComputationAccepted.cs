namespace Pandacea.Protocol.Agent;

/// <summary>A computation was accepted and is stored: it will end.</summary>
/// <param name="ComputationId">Its name; once its description was fetched, also that of the job that carries it out.</param>
public sealed record ComputationAccepted(string ComputationId);
