using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Tests.Doctored;

/// <summary>Gives a healthy run content that is stored and fetched, and what the IPFS node shows afterwards.</summary>
internal static class HealthyNode
{
    private const long First = 3_000_000_000;

    public static ContentTerms Terms(int number) => new($"{number:x64}", number);

    public static string Cid(int number) => $"Qm{number}";

    /// <summary>Number of the operation that stored content.</summary>
    public static long Op(int number) => First + number;

    public static DoctoredJournal WithNode(this DoctoredJournal journal)
    {
        var end = journal.Of<VerificationEnded>().First().T / 1e6;
        var number = 0;
        for (var ms = 600.0; ms < end - 1_000; ms += 100)
        {
            var due = DoctoredJournal.Ns(ms);
            number++;
            journal
                .Add(ms + 1, new OperationInvoked { Op = Op(number), Name = OperationNames.ContentUpload, Due = due, Content = Terms(number) })
                .Add(ms + 30, new OperationEnded { Op = Op(number), Outcome = OperationOutcome.Ok, Cid = Cid(number) })
                .Add(ms + 31, new OperationInvoked { Op = First + Op(number), Name = OperationNames.ContentDownload, Due = due, Content = Terms(number) })
                .Add(ms + 50, new OperationEnded { Op = First + Op(number), Outcome = OperationOutcome.Ok, Cid = Cid(number) })
                .Add(end + 1, new ContentFound { Cid = Cid(number), Terms = Terms(number) });
        }

        return journal
            .Add(end + 2, new VerificationEnded { Of = Sources.Node })
            .Plan(plan => plan with
            {
                Rates = new Dictionary<string, double>(plan.Rates) { [OperationNames.ContentUpload] = 10, [OperationNames.ContentDownload] = 10 },
            });
    }
}
