using Pandacea.Drills.Definition;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Reads a product from the agent's catalogue; stands for every read of the agent.</summary>
public sealed class QueryWorkload(ISpenderAgents agents, LeaseMarket market, OperationRecorder recorder) : IWorkload
{
    /// <inheritdoc/>
    public string Name => WorkloadKinds.Queries.Name;

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var spender = market.Spenders[ordinal % market.Spenders.Count];
        return recorder.RecordAsync(new OperationStart(OperationNames.ProductRead, due), async () =>
        {
            var product = await agents.Products(spender).GetAsync(market.Product, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement(Oddity: product.ProductId == market.Product ? null : $"altered: product {product.ProductId}, asked {market.Product}");
        });
    }
}
