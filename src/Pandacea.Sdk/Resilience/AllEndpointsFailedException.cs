namespace Pandacea.Sdk.Resilience;

/// <summary>None of the several URLs of a dependency could carry out the call.</summary>
public sealed class AllEndpointsFailedException : PandaceaException
{
    internal AllEndpointsFailedException(IReadOnlyList<PandaceaException> failures)
        : base($"None of the URLs of {failures[0].Dependency} could carry out the call. " + string.Join(" ", failures.Select(failure => failure.Message)), failures[^1])
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
