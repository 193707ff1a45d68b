using Pandacea.Drills.Workloads;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Sabotage;

/// <summary>A catalogue that takes longer to answer.</summary>
internal sealed class SlowProducts(ISpenderAgents inner, TimeSpan extra, TimeProvider time) : ISpenderAgents
{
    public IAgentLeaseClient Leases(Spender spender) => inner.Leases(spender);

    public IProductClient Products(Spender spender) => new Slow(inner.Products(spender), extra, time);

    public IJobClient Jobs(Spender spender) => inner.Jobs(spender);

    public AgentClient Agent(Spender spender) => inner.Agent(spender);

    private sealed class Slow(IProductClient inner, TimeSpan extra, TimeProvider time) : IProductClient
    {
        public IAsyncEnumerable<ProductSummary> ListAsync(ProductQuery? query, CancellationToken cancellationToken) => inner.ListAsync(query, cancellationToken);

        public ValueTask<ProductPage> PageAsync(ProductQuery? query, string? cursor, CancellationToken cancellationToken) => inner.PageAsync(query, cursor, cancellationToken);

        public async ValueTask<ProductDetail> GetAsync(string productId, CancellationToken cancellationToken)
        {
            await Task.Delay(extra, time, cancellationToken).ConfigureAwait(false);
            return await inner.GetAsync(productId, cancellationToken).ConfigureAwait(false);
        }
    }
}
