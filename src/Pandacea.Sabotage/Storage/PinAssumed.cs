using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Uploads are acknowledged without a pin: the node may forget them.</summary>
internal sealed class PinAssumed() : SabotageBase("pin-assumed", CriterionNames.Loss, "Uploads are acknowledged as soon as their blocks are sent; nothing is pinned.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Decorate<IKuboNodes>(static (inner, _) => new Careless(inner));

    private sealed class Careless(IKuboNodes inner) : IKuboNodes
    {
        public IReadOnlyList<IKuboNode> All { get; } = [.. inner.All.Select(static node => new CarelessNode(node))];
    }

    private sealed class CarelessNode(IKuboNode inner) : IKuboNode
    {
        public ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken) => inner.PutAsync(cid, block, cancellationToken);

        public ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken) => inner.GetAsync(cid, cancellationToken);

        public ValueTask<bool> HasAsync(Cid cid, CancellationToken cancellationToken) => inner.HasAsync(cid, cancellationToken);

        public ValueTask PinAsync(Cid root, string name, CancellationToken cancellationToken) => default;

        public ValueTask<KuboPin?> FindPinAsync(Cid root, CancellationToken cancellationToken) => new(new KuboPin(string.Empty));

        public ValueTask<bool> UnpinAsync(Cid root, CancellationToken cancellationToken) => inner.UnpinAsync(root, cancellationToken);
    }
}
