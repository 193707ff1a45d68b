using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>What the node answers is taken for what was asked.</summary>
internal sealed class CidNotVerified() : SabotageBase("cid-not-verified", CriterionNames.Loss, "Blocks that are fetched are not compared with their CID.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Decorate<IAnswerChecks>(static (inner, _) => new Credulous(inner));

    private sealed class Credulous(IAnswerChecks inner) : IAnswerChecks
    {
        public bool IsBlock(Cid cid, ReadOnlyMemory<byte> block) => true;

        public string? StreamError(HttpResponseMessage response) => inner.StreamError(response);

        public bool IsKept(KuboPin? pin) => inner.IsKept(pin);
    }
}
