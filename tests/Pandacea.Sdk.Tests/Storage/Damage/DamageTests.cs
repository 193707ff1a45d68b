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

    [Fact]
    [Trait("Requirement", "S42")]
    public async Task A_client_that_does_not_look_at_trailers_takes_nothing_wrong_either()
    {
        var report = await new DamageRun("trailers", new WithoutTrailers()).RunAsync(200);
        Assert.True(report.Wrong.Count == 0, report.ToString());
        Assert.Contains("trailer", report.ToString());
    }

    /// <summary>All else is looked at: bytes by their CID, pins by asking again.</summary>
    private sealed class WithoutTrailers : IAnswerChecks
    {
        private readonly AnswerChecks _real = new();

        public bool IsBlock(Cid cid, ReadOnlyMemory<byte> block) => _real.IsBlock(cid, block);

        public string? StreamError(HttpResponseMessage response) => null;

        public bool IsKept(KuboPin? pin) => _real.IsKept(pin);
    }

    private sealed class Gullible : IAnswerChecks
    {
        public bool IsBlock(Cid cid, ReadOnlyMemory<byte> block) => true;

        public string? StreamError(HttpResponseMessage response) => null;

        public bool IsKept(KuboPin? pin) => true;
    }
}
