namespace Pandacea.Agent.Identity;

/// <summary>What a signature is worth.</summary>
internal enum SignatureVerdict
{
    Valid,
    Invalid,

    /// <summary>Valid, but its signer floods the agent with nonces.</summary>
    TooMany,

    /// <summary>The agent cannot verify any more now.</summary>
    Busy,
}
