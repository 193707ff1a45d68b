namespace Pandacea.Verdict.Journal;

/// <summary>What a run writes once: each source is read once and its ids are keys there, so that a second record of one is no doubled effect
/// of the system; somebody changed the journal.</summary>
internal sealed class OnlyOnce
{
    private readonly HashSet<(Type Kind, string Key)> _seen = [];

    /// <summary>Takes note of a record; what it says once more, null where that is nothing.</summary>
    public string? Repeats(JournalRecord record) =>
        KeyOf(record) is { } key && !_seen.Add((record.GetType(), key)) ? $"is the second {$"{JournalJson.KindOf(record)} {key}".TrimEnd()}" : null;

    private static string? KeyOf(JournalRecord record) => record switch
    {
        RunStarted or LedgerChecked or EscrowCounted => string.Empty,
        FaultInjecting fault => $"{fault.Window}",
        FaultInjected fault => $"{fault.Window}",
        FaultLifting fault => $"{fault.Window}",
        FaultLifted fault => $"{fault.Window}",
        CrowdCounted crowd => $"{crowd.Window}",
        OperationInvoked operation => $"{operation.Op}",
        OperationEnded operation => $"{operation.Op}",
        LeaseFound lease => lease.LeaseId,
        ProposalFound proposal => proposal.ProposalId,
        KeyFound found => $"{found.Signer} {found.Key}",
        ContentFound content => content.Cid,
        JobFound job => job.JobId,
        ArtifactFound artifact => artifact.Cid,
        VerificationEnded verification => verification.Of,
        _ => null,
    };
}
