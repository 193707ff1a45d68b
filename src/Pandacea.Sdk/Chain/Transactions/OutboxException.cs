namespace Pandacea.Sdk.Chain;

/// <summary>Signed transactions cannot be kept or read back: the file is damaged, in use, or the disk refuses.</summary>
public sealed class OutboxException : PandaceaException
{
    /// <summary>For implementations of <see cref="ITransactionOutbox"/>: the message says what to do about it.</summary>
    public OutboxException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
