using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Tests.Support;
using Pandacea.Drills.Workloads;
using Pandacea.Sdk.Agent;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Workloads;

public sealed class ProposalOperationTests
{
    [Fact]
    public async Task Tells_the_journal_under_which_key_it_asks_and_the_hash_of_the_request_that_the_key_stands_for()
    {
        var (agent, journal, spender) = (new ScriptedAgent(), new MemoryJournal(new FakeTimeProvider()), Spender.Generate());
        agent.Script.Enqueue(null);
        var operation = new ProposalOperation(new ProposalSender(agent, new FakeTimeProvider()), new OperationRecorder(journal));

        await operation.ProposeAsync(spender, new ProposeLease("weather", 1000, TimeSpan.FromDays(1)) { IdempotencyKey = "key" }, 0, CancellationToken.None);

        var asked = Assert.Single(journal.Of<OperationInvoked>()).Proposal!;
        var body = Convert.ToHexStringLower(SHA256.HashData("""{"productId":"weather","maxPrice":"1000","duration":"24h"}"""u8));
        Assert.Equal((spender.Identity.PeerId.ToString(), "key", body), (asked.Signer, asked.Key, asked.BodySha256));
    }
}
