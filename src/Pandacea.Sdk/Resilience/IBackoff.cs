namespace Pandacea.Sdk.Resilience;

/// <summary>Decides how long to wait before a retry. Thread safe.</summary>
internal interface IBackoff
{
    /// <param name="retry">Ordinal of the retry, from 1.</param>
    /// <param name="retryAfter">What the upstream asked for, if it did.</param>
    RetryDelay Before(int retry, TimeSpan? retryAfter);
}
