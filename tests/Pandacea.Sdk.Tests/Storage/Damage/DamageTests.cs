using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Storage;

public sealed class DamageTests
{
    [Fact]
    [Trait("Requirement", "S42")]
    public async Task No_spoilt_answer_is_taken_for_a_right_one()
    {
        var report = await new DamageRun("damage").RunAsync(100);
        Assert.True(report.Wrong.Count == 0, report.ToString());
        Assert.True(report.Struck > 50 && report.Refused + report.Healed > report.Struck / 2, report.ToString());
    }

    [Fact]
    public async Task A_client_that_believes_everything_is_caught()
    {
        var report = await new DamageRun("damage", new Gullible()).RunAsync(100);
        Assert.True(report.Wrong.Count > 0, report.ToString());
    }

    private sealed class Gullible : IAnswerChecks
    {
        public bool IsBlock(Cid cid, ReadOnlyMemory<byte> block) => true;

        public string? StreamError(HttpResponseMessage response) => null;

        public bool IsKept(KuboPin? pin) => true;
    }
}
