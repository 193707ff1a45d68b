namespace Pandacea.Agent.Store;

/// <summary>Who is who: the agent's own keys, and which address belongs to which peer.</summary>
public interface IIdentityStore
{
    /// <summary>The secret with the name, made and kept at the first call; every later call gives the same bytes.</summary>
    Task<byte[]> SecretAsync(string name, Func<byte[]> create, CancellationToken cancellationToken);

    /// <summary>Keeps a challenge.</summary>
    Task AddChallengeAsync(Challenge challenge, CancellationToken cancellationToken);

    /// <summary>A challenge that was not used and has not expired; else null.</summary>
    Task<Challenge?> FindChallengeAsync(string nonce, CancellationToken cancellationToken);

    /// <summary>Uses up a challenge and binds its address to its peer, in one transaction. The peer's last binding counts.</summary>
    /// <returns>False: the challenge was used or has expired; nothing was bound.</returns>
    Task<bool> BindAsync(Challenge challenge, CancellationToken cancellationToken);

    /// <summary>The address bound to the peer; null if there is none.</summary>
    Task<string?> AddressOfAsync(string peerId, CancellationToken cancellationToken);
}
