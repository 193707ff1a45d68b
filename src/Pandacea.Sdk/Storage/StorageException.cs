using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>Content cannot be stored or had, whatever is retried; a node that cannot be reached is reported by other exceptions.</summary>
public sealed class StorageException : PandaceaException
{
    internal StorageException(StorageFailure failure, Cid? cid, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        (Failure, Cid, Dependency) = (failure, cid, KuboNodes.Dependency);
        if (innerException is PandaceaException inner)
        {
            (Attempts, RequestId, MayHaveTakenEffect) = (inner.Attempts, inner.RequestId, inner.MayHaveTakenEffect);
        }
    }

    /// <summary>Why.</summary>
    public StorageFailure Failure { get; }

    /// <summary>What it is about.</summary>
    /// <value>Null where that is not known.</value>
    public Cid? Cid { get; }

    internal static StorageException Of(ContentException error) => new(
        error.Failure switch
        {
            ContentFailure.Missing => StorageFailure.Missing,
            ContentFailure.Altered => StorageFailure.Altered,
            ContentFailure.Malformed => StorageFailure.Malformed,
            ContentFailure.WrongKind => StorageFailure.WrongKind,
            _ => StorageFailure.Unsupported,
        },
        error.Cid,
        error.Message,
        error);
}
