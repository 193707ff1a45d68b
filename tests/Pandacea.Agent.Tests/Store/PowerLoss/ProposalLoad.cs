namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>Proposals of many writers.</summary>
internal sealed class ProposalLoad : IPowerLossLoad
{
    public string Writer => CrashWriter.Name;

    public IEnumerable<string> Lost(string file, IReadOnlySet<string> acknowledged) => acknowledged.Except(StoreRows.Read(file, "SELECT proposal_id FROM audit_leases"))
        .Concat(acknowledged.Except(StoreRows.Read(file, "SELECT idempotency_key FROM audit_idempotency WHERE answer_body = idempotency_key")));

    public IEnumerable<string> Damage(string file) => [];
}
