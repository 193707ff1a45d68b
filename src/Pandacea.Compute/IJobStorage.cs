using Pandacea.Sdk;

namespace Pandacea.Compute;

/// <summary>Where checkpoints and artifacts are kept, by content address. Thread safe.</summary>
internal interface IJobStorage
{
    /// <summary>Keeps bytes; they are durable when this returns.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="lasting">Whether they stay even if this attempt is not wanted any more: another one may be storing the same.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Their CID.</returns>
    /// <exception cref="PandaceaException">It could not be done now.</exception>
    Task<string> PutAsync(byte[] content, bool lasting, CancellationToken cancellationToken);

    /// <summary>The bytes of a CID, verified.</summary>
    /// <returns>Null: there are none, or it is no CID.</returns>
    /// <exception cref="PandaceaException">It could not be found out now.</exception>
    Task<byte[]?> GetAsync(string cid, CancellationToken cancellationToken);

    /// <summary>Does not need the bytes of a CID any more.</summary>
    /// <exception cref="PandaceaException">It could not be done now.</exception>
    Task DropAsync(string cid, CancellationToken cancellationToken);
}
