namespace Pandacea.Verdict.Journal;

/// <summary>Verification: an idempotency key under which the agent's store holds an answer to a proposal, read past the agent.</summary>
public sealed record KeyFound : JournalRecord
{
    /// <summary>Peer id of the signer to whom it belongs.</summary>
    public required string Signer { get; init; }

    /// <summary>The key.</summary>
    public required string Key { get; init; }

    /// <summary>Hash of the request that it stands for, hex.</summary>
    public required string BodySha256 { get; init; }

    /// <summary>HTTP status of the answer; null where it has none yet.</summary>
    public int? AnswerStatus { get; init; }

    /// <summary>Proposal that the answer names; null where it names none.</summary>
    public string? ProposalId { get; init; }

    /// <summary>Where the answer says that the proposal stands; null where it says nothing.</summary>
    public string? ProposalStatus { get; init; }

    /// <summary>Price that the answer says, wei as a decimal string; null where it says none.</summary>
    public string? PriceWei { get; init; }
}
