namespace Pandacea.Protocol.Agent;

/// <summary>Where an artifact is stored.</summary>
/// <param name="Cid">Its CID.</param>
/// <param name="Hash">SHA-256, as in its member <c>hash</c>.</param>
public sealed record StoredArtifact(string Cid, string Hash);
