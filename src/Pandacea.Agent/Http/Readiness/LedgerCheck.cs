using Pandacea.Agent.Store;

namespace Pandacea.Agent.Http.Readiness;

/// <summary>The privacy ledger can be trusted, or no job is taken or begun that has to be charged.</summary>
internal sealed class LedgerCheck(IAgentStore store) : IReadinessCheck
{
    public string Name => "privacy_ledger";

    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        // Each write notices first whether anybody else wrote.
        await store.CheckAsync(cancellationToken).ConfigureAwait(false);
        if (store.Jobs.LedgerProblem is { } problem)
        {
            throw new StoreException(StoreFailure.Damaged, problem);
        }
    }
}
