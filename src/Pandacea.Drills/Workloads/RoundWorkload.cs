using Pandacea.Drills.Definition;
using Pandacea.Sdk.Agent;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Makes one of each sort of request that the agent answers by itself, so that each can be timed.</summary>
public sealed class RoundWorkload(
    ISpenderAgents agents, ProposalOperation proposals, LeaseMarket market, RunIdentity identity, IJournal journal, OperationRecorder recorder) : IWorkload
{
    private static readonly TimeSpan Duration = TimeSpan.FromDays(1);

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Rounds.Name;

    /// <inheritdoc/>
    public async Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var spender = market.Spenders[ordinal % market.Spenders.Count];
        var agent = agents.Agent(spender);
        await recorder.RecordAsync(new OperationStart(OperationNames.ProductList, due), async () =>
        {
            var page = await agents.Products(spender).PageAsync(null, null, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement(Oddity: page.Data.Count > 0 ? null : "altered: an empty catalogue");
        }).ConfigureAwait(false);
        var asked = new ProposeLease(market.Product, identity.MaxPriceOf(Name, ordinal), Duration) { IdempotencyKey = identity.KeyOf(Name, ordinal) };
        if (await proposals.ProposeAsync(spender, asked, journal.Now, cancellationToken).ConfigureAwait(false) is { } proposed)
        {
            await AskAsync(OperationNames.ProposalRead, () => agents.Leases(spender).GetAsync(proposed.LeaseProposalId, cancellationToken)).ConfigureAwait(false);
        }

        await AskAsync(OperationNames.AddressBind, () => agent.BindAddressAsync(spender.Account, cancellationToken)).ConfigureAwait(false);
        await AskAsync(OperationNames.AgentHealth, () => agent.HealthAsync(cancellationToken)).ConfigureAwait(false);
        await AskAsync(OperationNames.AgentLiveness, () => agent.LivenessAsync(cancellationToken)).ConfigureAwait(false);
        await AskAsync(OperationNames.AgentReadiness, () => agent.ReadinessAsync(cancellationToken)).ConfigureAwait(false);
    }

    private Task AskAsync<T>(string name, Func<ValueTask<T>> ask) => recorder.RecordAsync(new OperationStart(name, journal.Now), async () =>
    {
        await ask().ConfigureAwait(false);
        return new Acknowledgement();
    });
}
