using Pandacea.Sdk;

namespace Pandacea.Compute;

/// <summary>Where checkpoints and artifacts are kept, by content address. Thread safe.</summary>
internal interface IJobStorage
{
    /// <summary>Keeps bytes; they are durable when this returns.</summary>
    /// <returns>Their CID.</returns>
    /// <exception cref="PandaceaException">It could not be done now.</exception>
    Task<string> PutAsync(byte[] content, CancellationToken cancellationToken);

    /// <summary>The bytes of a CID, verified.</summary>
    /// <returns>Null: there are none, or it is no CID.</returns>
    /// <exception cref="PandaceaException">It could not be found out now.</exception>
    Task<byte[]?> GetAsync(string cid, CancellationToken cancellationToken);
}
