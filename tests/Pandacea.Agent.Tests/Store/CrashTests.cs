using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Store;

[Trait("Requirement", "S97")]
public sealed class CrashTests : IAsyncDisposable
{
    private readonly TempStore _temp = new(open: false);

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task What_was_acknowledged_is_there_once_however_often_the_process_is_killed()
    {
        var acknowledged = new List<string>();
        for (var round = 0; round < 8; round++)
        {
            acknowledged.AddRange(await KilledAsync(round, after: 40 + (round * 37)));
        }

        _temp.Open();
        await _temp.Store.CheckAsync(default);
        var kept = _temp.Rows("SELECT proposal_id FROM audit_leases").ToHashSet();
        Assert.Subset(kept, acknowledged.ToHashSet());
        Assert.Equal(kept.Order(), _temp.Rows("SELECT resource_id FROM audit_idempotency WHERE answer_status = 202").Order());
        Assert.Equal(["ok"], _temp.Rows("PRAGMA integrity_check"));
        var again = await _temp.Store.Idempotency.BeginAsync(new IdempotencyKey("peer", "POST /api/v1/leases", acknowledged[0], "body"), default);
        Assert.Equal(new StoredAnswer(202, acknowledged[0]), again.Answer);
    }

    /// <summary>Starts the writer, kills it in the middle of its work and returns what it had been told.</summary>
    private async Task<IEnumerable<string>> KilledAsync(int round, int after)
    {
        using var writer = new WriterProcess(CrashWriter.Name, _temp.File, round);
        await writer.AcknowledgedAsync(after);
        writer.Kill();
        return (await writer.EndAsync()).Select(write => write.Id);
    }
}
