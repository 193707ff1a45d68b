using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Success is reported although nothing was sent.</summary>
internal sealed class AcknowledgedBeforeSent() : SabotageBase("acknowledged-before-sent", CriterionNames.Loss, "A lease that could not be sent is acknowledged all the same.")
{
    /// <summary>What nobody leased is never approved: whoever waits for that is a backlog that never drains.</summary>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Decorate<ILeaseClient>(static (inner, _) => new Hasty(inner));

    private sealed class Hasty(ILeaseClient inner) : LeaseClientWrapper(inner)
    {
        public override async ValueTask<LeaseCreated> CreateAsync(CreateLease request, CancellationToken cancellationToken)
        {
            try
            {
                return await Inner.CreateAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (PandaceaException e) when (!e.MayHaveTakenEffect)
            {
                var invented = "0x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.ProposalId)));
                return new LeaseCreated(invented, invented, BlockNumber: 0);
            }
        }
    }
}
