namespace Pandacea.Protocol.Agent;

/// <summary>The body of every answer that is no success.</summary>
/// <param name="Error">What went wrong.</param>
public sealed record ErrorBody(ErrorDetail Error);
