namespace Pandacea.Sdk;

/// <summary>Root of every error that the SDK reports; its properties say what a caller can do about it.</summary>
public abstract class PandaceaException : Exception
{
    private protected PandaceaException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>The dependency that failed, for example <c>evm</c>.</summary>
    /// <value>Null where the error concerns no dependency.</value>
    public string? Dependency { get; init; }

    /// <summary>How many attempts reached out to the dependency.</summary>
    /// <value>0: nothing was sent.</value>
    public int Attempts { get; init; }

    /// <summary>How long to wait before another call makes sense.</summary>
    /// <value>Null where nobody knows.</value>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The request id that the dependency gave to its last answer.</summary>
    /// <value>Null where there was no answer, or none with an id.</value>
    public string? RequestId { get; init; }

    /// <summary>Whether the dependency may have carried out the call although it failed.</summary>
    /// <value>False: certainly without effect. True: look before doing it again under another identity.</value>
    public bool MayHaveTakenEffect { get; init; }
}
