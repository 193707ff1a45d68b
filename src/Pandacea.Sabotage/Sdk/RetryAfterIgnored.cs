using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The SDK comes back earlier than the server asked.</summary>
internal sealed class RetryAfterIgnored() : SabotageBase("retry-after-ignored", CriterionNames.RetryAfter, "Retry-After is read and ignored.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Attempts];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IBackoff>(provider => new Deaf(
        new ExponentialBackoff(provider.GetRequiredService<IOptions<ResilienceOptions>>(), provider.GetRequiredService<IJitter>())));

    private sealed class Deaf(IBackoff inner) : IBackoff
    {
        public RetryDelay Before(int retry, TimeSpan? retryAfter) => inner.Before(retry, retryAfter: null);
    }
}
