using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>What happened to an operation, for readers.</summary>
internal static class OperationHistory
{
    /// <summary>From the instant it was due to what its caller was told.</summary>
    public static List<string> Of(Operation operation)
    {
        var history = new List<string> { $"{Ns.At(operation.Due)} {operation.Invoked.Name} due, started {Ns.At(operation.Invoked.T)}" };
        if (operation.Invoked.Lease is { } terms)
        {
            history.Add($"asked: proposal {terms.ProposalId}, price {terms.PriceWei} wei");
        }

        if (operation.Invoked.Proposal is { } proposal)
        {
            history.Add($"asked: product {proposal.ProductId} for {proposal.Signer}, at most {proposal.MaxPriceWei} wei{(proposal.DurationMs is { } ms ? $", for {Ns.Number(ms / 1000.0)} s" : string.Empty)}{(proposal.Key is { } key ? $", under key {key}" : string.Empty)}");
        }

        if (operation.Invoked.Content is { } content)
        {
            history.Add($"content: {content.Bytes} bytes, SHA-256 {content.Sha256}");
        }

        if (operation.Invoked.Job is { } job)
        {
            history.Add($"asked: {job.Task} for {job.Signer} under key {job.Key}");
        }

        history.Add(operation.Ended is { } ended ? End(ended) : "never ended");
        return history;
    }

    private static string End(OperationEnded ended)
    {
        var lease = ended.LeaseId is null ? string.Empty : $", lease {ended.LeaseId}";
        var proposal = ended.ProposalId is null ? string.Empty : $", proposal {ended.ProposalId}";
        var price = ended.PriceWei is null ? string.Empty : $" for {ended.PriceWei} wei";
        var cid = ended.Cid is null ? string.Empty : $", {ended.Cid}";
        var job = ended.JobId is null ? string.Empty : $", job {ended.JobId}";
        var error = ended.Error is null ? string.Empty : $": {ended.Error}";
        return $"{Ns.At(ended.T)} ended {ended.Outcome.ToString().ToLowerInvariant()}{lease}{proposal}{price}{cid}{job}{error}";
    }
}
