namespace Pandacea.Agent.Store;

/// <summary>A final answer, to be given again to a retry.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The body, JSON.</param>
public sealed record StoredAnswer(int Status, string Body);
