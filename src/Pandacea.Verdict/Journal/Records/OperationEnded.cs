namespace Pandacea.Verdict.Journal;

/// <summary>An operation ended, as its caller saw it.</summary>
public sealed record OperationEnded : JournalRecord
{
    /// <summary>Number of the operation.</summary>
    public required long Op { get; init; }

    /// <summary>ok, failed (certainly without effect) or unknown (may have happened).</summary>
    public required OperationOutcome Outcome { get; init; }

    /// <summary>Type and message of the failure.</summary>
    public string? Error { get; init; }

    /// <summary>On-chain lease id that was acknowledged, 0x-hex.</summary>
    public string? LeaseId { get; init; }

    /// <summary>Proposal id that was acknowledged, 0x-hex.</summary>
    public string? ProposalId { get; init; }

    /// <summary>Price that was acknowledged, wei as a decimal string.</summary>
    public string? PriceWei { get; init; }

    /// <summary>CID that was acknowledged.</summary>
    public string? Cid { get; init; }

    /// <summary>Job that was acknowledged.</summary>
    public string? JobId { get; init; }

    /// <summary>Hash of the artifact that was delivered, hex.</summary>
    public string? ArtifactHash { get; init; }
}
