using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Workloads;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The system is slow before anything was broken.</summary>
internal sealed class SlowReads() : SabotageBase("slow-reads", CriterionNames.SteadyState, "Every read takes 250 ms longer, every transfer 750 ms.")
{
    private static readonly TimeSpan Extra = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public override CriterionStatus Expected => CriterionStatus.Inconclusive;

    /// <inheritdoc/>
    public override int ExitCode => ExitCodes.Inconclusive;

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects =>
        [CriterionNames.Exposure, CriterionNames.Backoff, CriterionNames.RetryAfter, CriterionNames.CircuitOpens, CriterionNames.Recovery, CriterionNames.Loss, CriterionNames.Attempts, CriterionNames.CleanStop, CriterionNames.Graceful, CriterionNames.Unaffected, CriterionNames.Goodput, CriterionNames.Fairness, CriterionNames.Returns, CriterionNames.Soundness, CriterionNames.JobsRetried, CriterionNames.Fencing, CriterionNames.ChargedOnce];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => DrillNames.All;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services)
    {
        services.Decorate<IEvmRpc>(static (inner, provider) => new Slow(inner, provider.GetRequiredService<TimeProvider>()));
        services.Decorate<IStorageClient>(static (inner, provider) => new SlowTransfers(inner, Extra * 3, provider.GetRequiredService<TimeProvider>()));
        services.Decorate<ISpenderAgents>(static (inner, provider) => new SlowProducts(inner, Extra, provider.GetRequiredService<TimeProvider>()));
    }

    private sealed class Slow(IEvmRpc inner, TimeProvider time) : IEvmRpc
    {
        public async ValueTask<JsonElement> CallAsync(string method, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
        {
            if (method == "eth_getBlockByNumber")
            {
                await Task.Delay(Extra, time, cancellationToken).ConfigureAwait(false);
            }

            return await inner.CallAsync(method, parameters, cancellationToken).ConfigureAwait(false);
        }
    }
}
