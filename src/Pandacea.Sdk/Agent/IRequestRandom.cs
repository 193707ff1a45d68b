namespace Pandacea.Sdk.Agent;

/// <summary>What must never occur twice in requests. Thread safe.</summary>
internal interface IRequestRandom
{
    /// <summary>A nonce, for one attempt.</summary>
    string Nonce();

    /// <summary>An idempotency key, for one operation.</summary>
    string IdempotencyKey();
}
