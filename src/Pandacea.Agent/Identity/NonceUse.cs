namespace Pandacea.Agent.Identity;

/// <summary>What became of a nonce.</summary>
public enum NonceUse
{
    /// <summary>It was not used before.</summary>
    Fresh,

    /// <summary>A replay.</summary>
    Reused,

    /// <summary>Its signer uses more of them than any limit lets it.</summary>
    TooMany,

    /// <summary>Its timestamp is good, but nonces of its age are no longer known.</summary>
    Forgotten,

    /// <summary>The agent cannot remember more.</summary>
    NoRoom,
}
