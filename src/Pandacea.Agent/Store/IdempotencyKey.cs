namespace Pandacea.Agent.Store;

/// <summary>What makes two requests the same operation, and whether they say the same.</summary>
/// <param name="Signer">Peer id of the verified signer.</param>
/// <param name="Route">Method and route, for example <c>POST /api/v1/leases</c>.</param>
/// <param name="Key">The caller's <c>Idempotency-Key</c>.</param>
/// <param name="BodyHash">Hex SHA-256 of the request's body.</param>
public sealed record IdempotencyKey(string Signer, string Route, string Key, string BodyHash);
