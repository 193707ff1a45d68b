using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Sdk.Chain;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>A write of unknown fate is done again under another identity: the classic double payment.</summary>
internal sealed class NewProposalOnRetry() : SabotageBase("new-proposal-on-retry", CriterionNames.Loss, "A lease of unknown fate is created again with a new proposal id.")
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.Decorate<ILeaseClient>(static (inner, provider) => new Careless(inner, provider.GetRequiredService<TimeProvider>()));

    private sealed class Careless(ILeaseClient inner, TimeProvider time) : LeaseClientWrapper(inner)
    {
        public override async ValueTask<LeaseCreated> CreateAsync(CreateLease request, CancellationToken cancellationToken)
        {
            try
            {
                return await Inner.CreateAsync(request, cancellationToken).ConfigureAwait(false);
            }
            catch (PandaceaException e) when (e.MayHaveTakenEffect)
            {
                return await AgainAsync(request, cancellationToken).ConfigureAwait(false);
            }
        }

        private async ValueTask<LeaseCreated> AgainAsync(CreateLease request, CancellationToken cancellationToken)
        {
            var another = "0x" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.ProposalId)));
            while (true)
            {
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
                try
                {
                    return await Inner.CreateAsync(request with { ProposalId = another }, cancellationToken).ConfigureAwait(false);
                }
                catch (PandaceaException e) when (e is not TransactionRevertedException)
                {
                    // The outage goes on.
                }
            }
        }
    }
}
