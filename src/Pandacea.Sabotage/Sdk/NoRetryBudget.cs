using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Retries are not limited by a budget.</summary>
internal sealed class NoRetryBudget() : SabotageBase("no-retry-budget", CriterionNames.Attempts, "Retries are not limited by a budget.")
{
    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.PostConfigure<PandaceaOptions>(options => options.Resilience.RetryBudgetTokens = 1_000_000);
}
