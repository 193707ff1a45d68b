namespace Pandacea.Agent.Store;

/// <summary>The store could not do it. A write that ends with it was not acknowledged and, unless the disk itself failed, has no effect.</summary>
public sealed class StoreException : Exception
{
    /// <summary>A failure with its remedy in the message.</summary>
    public StoreException(StoreFailure failure, string message, Exception? innerException = null)
        : base(message, innerException) => Failure = failure;

    /// <summary>What kind of failure it is.</summary>
    public StoreFailure Failure { get; }
}
