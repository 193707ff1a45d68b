namespace Pandacea.Sdk.Chain;

/// <summary>None of several URLs of the chain answered.</summary>
public sealed class AllEndpointsFailedException : PandaceaException
{
    internal AllEndpointsFailedException(IReadOnlyList<PandaceaException> failures)
        : base("None of the URLs of the chain answered. " + string.Join(" ", failures.Select(failure => failure.Message)), failures[^1])
    {
        Failures = failures;
        Dependency = failures[0].Dependency;
        Attempts = failures.Sum(failure => failure.Attempts);
        RetryAfter = failures.Min(failure => failure.RetryAfter);
        MayHaveTakenEffect = failures.Any(failure => failure.MayHaveTakenEffect);
    }

    /// <summary>How each URL failed, in the order in which they were asked.</summary>
    public IReadOnlyList<PandaceaException> Failures { get; }
}
