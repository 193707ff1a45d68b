using System.Threading.Channels;
using Pandacea.Agent.Jobs.Computations;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Store;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>
/// The thousand oldest computations were tried in turns: 80 whose description nobody had held up each new one by minutes, and those beyond a
/// thousand were never tried at all.
/// </summary>
public sealed class StuckComputationsTests : IAsyncLifetime
{
    private const int Stuck = 1_100;
    private static readonly JobLimits Limits = new(Quota: int.MaxValue, Budget: 0);

    private readonly TempStore _temp = new();
    private readonly Channel<StoredComputation> _accepted = Channel.CreateUnbounded<StoredComputation>();
    private ComputationTurns _turns = null!;

    public async Task InitializeAsync()
    {
        _turns = new(_temp.Store.Computations, _accepted.Reader, _temp.Time);
        await Task.WhenAll(Enumerable.Range(0, Stuck).Select(i => AcceptAsync($"stuck {i}")));
    }

    public async Task DisposeAsync()
    {
        _turns.Dispose();
        await _temp.DisposeAsync();
    }

    [Fact]
    public async Task Each_has_its_turn_and_waits_longer_from_one_to_the_next()
    {
        foreach (var wait in new[] { 1, 2, 4, 8, 16, 30, 30 })
        {
            Assert.Equal(Stuck, await FailAllAsync());
            _temp.Time.Advance(TimeSpan.FromSeconds(wait) - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await FailAllAsync());
            _temp.Time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }

    [Fact]
    public async Task A_new_one_is_next_and_nobody_else_gets_it_meanwhile()
    {
        var added = await AcceptAsync("new");
        await _accepted.Writer.WriteAsync(added);

        Assert.Equal("new", (await _turns.NextAsync(newFirst: true, default))!.ComputationId);

        Assert.Equal(Stuck, await FailAllAsync());
        _turns.Postpone(added);
        _temp.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(Stuck + 1, await FailAllAsync());
    }

    [Fact]
    public async Task Those_that_wait_are_not_held_up_by_new_ones_either()
    {
        await _accepted.Writer.WriteAsync(await AcceptAsync("new"));

        Assert.Equal("stuck", (await _turns.NextAsync(newFirst: false, default))!.ComputationId.Split(' ')[0]);
    }

    /// <summary>Tries all whose turn it is, and fails.</summary>
    private async Task<int> FailAllAsync()
    {
        // More calls than pages: a call that finds none may have looked at one page only.
        var tried = new HashSet<string>();
        for (var none = 0; none < 10; none++)
        {
            while (await _turns.NextAsync(newFirst: true, default) is { } computation)
            {
                Assert.True(tried.Add(computation.ComputationId));
                _turns.Postpone(computation);
            }
        }

        return tried.Count;
    }

    private async Task<StoredComputation> AcceptAsync(string id)
    {
        var computation = new StoredComputation
        {
            ComputationId = id,
            Signer = "peer-1",
            LeaseId = "0x1",
            ComputationCid = "cid",
            Inputs = "[]",
            AcceptedAt = _temp.Time.GetUtcNow(),
        };
        await _temp.Store.Computations.AcceptAsync(computation, TempStore.Key(id), TempStore.Answer, Limits, default);
        return computation;
    }
}
