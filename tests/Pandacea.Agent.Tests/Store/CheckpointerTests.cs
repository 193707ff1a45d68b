using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Store;

public sealed class CheckpointerTests : IAsyncDisposable
{
    private const int AtOnce = 250;

    private readonly TempStore _temp = new();

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task What_is_committed_comes_into_the_file_before_the_log_is_full()
    {
        for (var round = 0; Length(_temp.File) < 100_000; round++)
        {
            Assert.InRange(round, 0, 60);
            await ProposeAsync(computation: null);
        }

        Assert.InRange(Length(_temp.File + "-wal"), 1, 30_000_000);
    }

    [Fact]
    public async Task The_log_begins_anew_however_much_is_written()
    {
        // Eighty megabytes in all.
        for (var round = 0; round < 16; round++)
        {
            await ProposeAsync(new string('x', 20_000));
        }

        Assert.InRange(Length(_temp.File + "-wal"), 1, 60_000_000);
    }

    private static long Length(string file) => new FileInfo(file).Length;

    private Task ProposeAsync(string? computation) => Task.WhenAll(Enumerable.Range(0, AtOnce)
        .Select(_ => _temp.Lease() with { Computation = computation })
        .Select(lease => _temp.Store.Leases.ProposeAsync(lease, TempStore.Key(lease.ProposalId), TempStore.Answer, default)));
}
