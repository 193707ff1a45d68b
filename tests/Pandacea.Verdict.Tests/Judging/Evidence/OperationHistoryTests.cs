using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Tests.Judging.Evidence;

/// <summary>What readers of a report are told about an operation with which something is wrong.</summary>
public sealed class OperationHistoryTests
{
    private static readonly OperationInvoked Invoked = new() { Op = 1, Name = "any", Due = 1_000_000_000, T = 1_002_000_000 };

    [Fact]
    public void An_operation_that_never_ended_says_so() =>
        Assert.Equal(["t+1.000 s any due, started t+1.002 s", "never ended"], OperationHistory.Of(new Operation(Invoked)));

    [Fact]
    public void What_was_asked_is_told_by_its_sort()
    {
        Asked(Invoked with { Lease = new("0xp", "0xproduct", "0xspender", "0xearner", "7") }, "asked: proposal 0xp, price 7 wei");
        Asked(Invoked with { Proposal = new("peer", "product", "9") }, "asked: product product for peer, at most 9 wei");
        Asked(Invoked with { Content = new("abc", 12) }, "content: 12 bytes, SHA-256 abc");
        Asked(Invoked with { Job = new("peer", "key", "count") }, "asked: count for peer under key key");
    }

    [Fact]
    public void An_end_tells_what_its_caller_was_told_and_nothing_else()
    {
        var ended = new OperationEnded { Op = 1, T = 1_500_000_000, Outcome = OperationOutcome.Ok };
        Ended(ended, "t+1.500 s ended ok");
        Ended(ended with { LeaseId = "0xl" }, "t+1.500 s ended ok, lease 0xl");
        Ended(ended with { ProposalId = "0xp" }, "t+1.500 s ended ok, proposal 0xp");
        Ended(ended with { Cid = "Qm" }, "t+1.500 s ended ok, Qm");
        Ended(ended with { JobId = "j" }, "t+1.500 s ended ok, job j");
        Ended(ended with { Outcome = OperationOutcome.Unknown, Error = "timeout" }, "t+1.500 s ended unknown: timeout");
    }

    private static void Asked(OperationInvoked invoked, string line) => Assert.Equal(line, OperationHistory.Of(new Operation(invoked))[1]);

    private static void Ended(OperationEnded ended, string line) => Assert.Equal(line, OperationHistory.Of(new Operation(Invoked) { Ended = ended })[^1]);
}
