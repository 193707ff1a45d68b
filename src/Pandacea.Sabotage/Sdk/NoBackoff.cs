using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Retries follow each other at once.</summary>
internal sealed class NoBackoff() : SabotageBase("no-backoff", CriterionNames.Backoff, "Retries do not wait.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.AddSingleton<IBackoff, Hasty>();

    private sealed class Hasty : IBackoff
    {
        public RetryDelay Before(int retry, TimeSpan? retryAfter) => new(TimeSpan.Zero, TimeSpan.Zero);
    }
}
