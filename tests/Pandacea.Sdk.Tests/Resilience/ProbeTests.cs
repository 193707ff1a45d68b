using System.Diagnostics;
using System.Threading.Channels;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class ProbeTests
{
    private readonly Channel<TaskCompletionSource<bool>> _probes = Channel.CreateUnbounded<TaskCompletionSource<bool>>();

    [Fact]
    [Trait("Requirement", "S90")]
    public async Task A_probe_that_succeeds_half_opens_early_and_a_call_closes()
    {
        using var upstream = await OpenAsync();

        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        (await NextAsync()).SetResult(true);
        await upstream.Events.FirstAsync<CircuitHalfOpened>();
        await upstream.CallAsync([null]);

        Assert.Equal(
            [new CircuitHalfOpened("evm", "probe"), new CircuitClosed("evm", "probe"), new RecoveryAchieved("evm", TimeSpan.FromSeconds(1))],
            upstream.Events.All.Skip(1));
        Assert.True(upstream.Pipeline.IsUp);
    }

    [Fact]
    [Trait("Requirement", "S22")]
    public async Task While_open_one_probe_each_interval_and_none_before_the_first()
    {
        using var upstream = await OpenAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(0.9));
        Assert.False(_probes.Reader.TryRead(out _));
        upstream.Time.Advance(TimeSpan.FromSeconds(0.1));
        var probe = await NextAsync();

        for (var second = 1; second < 20; second++)
        {
            probe.SetResult(false);
            Assert.False(_probes.Reader.TryRead(out _));
            upstream.Time.Advance(TimeSpan.FromSeconds(1));
            probe = await NextAsync();
        }

        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);
        Assert.False(upstream.Pipeline.IsUp);
        Assert.Single(upstream.Events.All);
    }

    [Fact]
    public async Task One_probe_at_a_time_and_each_has_a_timeout_of_its_own()
    {
        using var upstream = await OpenAsync(options => options.ProbeInterval = TimeSpan.FromMilliseconds(100));
        upstream.Time.Advance(TimeSpan.FromMilliseconds(100));
        var hanging = await NextAsync();

        upstream.Time.Advance(TimeSpan.FromMilliseconds(900));
        Assert.False(_probes.Reader.TryRead(out _));
        Assert.False(hanging.Task.IsCompleted);

        upstream.Time.Advance(TimeSpan.FromMilliseconds(100));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging.Task.WaitAsync(Bounds.Patience));
        (await NextAsync()).SetResult(true);
        await upstream.Events.FirstAsync<CircuitHalfOpened>();
    }

    [Fact]
    public async Task A_probe_that_throws_means_no()
    {
        using var upstream = await OpenAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        (await NextAsync()).SetException(new InvalidOperationException("broken"));
        upstream.Time.Advance(TimeSpan.FromSeconds(1));

        (await NextAsync()).SetResult(true);

        Assert.Equal("probe", (await upstream.Events.FirstAsync<CircuitHalfOpened>()).By);
    }

    [Fact]
    public async Task A_failed_trial_is_probed_again()
    {
        using var upstream = await OpenAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        (await NextAsync()).SetResult(true);
        await upstream.Events.FirstAsync<CircuitHalfOpened>();
        await upstream.FailAsync();
        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);

        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        (await NextAsync()).SetResult(true);
        await upstream.UntilAsync(CircuitState.HalfOpen);
        await upstream.CallAsync([null]);

        Assert.Equal(TimeSpan.FromSeconds(2), Assert.Single(upstream.Events.Of<RecoveryAchieved>()).Duration);
        Assert.Equal(["probe", "probe"], upstream.Events.Of<CircuitHalfOpened>().Select(half => half.By));
    }

    [Fact]
    public async Task A_probe_of_an_earlier_opening_changes_nothing()
    {
        using var upstream = await OpenAsync(options => (options.CircuitReset, options.ConnectTimeout) = (TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(2)));
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        var old = await NextAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(0.5));
        await upstream.FailAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(0.1));

        old.SetResult(true);
        upstream.Time.Advance(TimeSpan.FromSeconds(0.9));
        var current = await NextAsync();

        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);
        Assert.Equal(["timer"], upstream.Events.Of<CircuitHalfOpened>().Select(half => half.By));
        current.SetResult(true);
        await upstream.UntilAsync(CircuitState.HalfOpen);
    }

    [Fact]
    public async Task Nothing_is_probed_once_the_circuit_is_closed_or_disposed()
    {
        using var upstream = await OpenAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        (await NextAsync()).SetResult(true);
        await upstream.Events.FirstAsync<CircuitHalfOpened>();
        await upstream.CallAsync([null]);
        upstream.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_probes.Reader.TryRead(out _));

        upstream.Pipeline.Dispose();
        await upstream.FailAsync(10);
        upstream.Time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(_probes.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Disposal_cancels_the_probe_under_way()
    {
        using var upstream = await OpenAsync();
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        var probe = await NextAsync();

        upstream.Factory.Dispose();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => probe.Task.WaitAsync(Bounds.Patience));
    }

    [Fact]
    [Trait("Requirement", "S10")]
    public async Task With_probing_off_the_reset_time_holds_exactly()
    {
        using var upstream = await OpenAsync(options => options.ProbeInterval = TimeSpan.Zero);

        upstream.Time.Advance(TimeSpan.FromSeconds(29.9));

        Assert.False(_probes.Reader.TryRead(out _));
        Assert.Equal(CircuitState.Open, upstream.Pipeline.State);
    }

    [Fact]
    public async Task A_probe_does_not_belong_to_the_trace_of_the_call_that_opened_the_circuit()
    {
        using var activity = new Activity("call").Start();
        using var upstream = await OpenAsync();

        // The fake clock fires on this thread, which must not lend its own trace.
        activity.Stop();
        upstream.Time.Advance(TimeSpan.FromSeconds(1));
        var probe = await NextAsync();

        Assert.Null(probe.Task.AsyncState);
    }

    /// <summary>An upstream with an open circuit whose probes wait for the test to answer them.</summary>
    private async Task<Upstream> OpenAsync(Action<ResilienceOptions>? configure = null)
    {
        var upstream = new Upstream(options =>
        {
            options.MaxRetries = 0;
            options.ProbeInterval = TimeSpan.FromSeconds(1);
            configure?.Invoke(options);
        });
        upstream.Pipeline.ProbeWith(async token =>
        {
            var answer = new TaskCompletionSource<bool>(Activity.Current);
            using var registration = token.Register(() => answer.TrySetCanceled());
            _probes.Writer.TryWrite(answer);
            return await answer.Task;
        });
        await upstream.FailAsync(10);
        return upstream;
    }

    private async Task<TaskCompletionSource<bool>> NextAsync() => await _probes.Reader.ReadAsync().AsTask().WaitAsync(Bounds.Patience);
}
