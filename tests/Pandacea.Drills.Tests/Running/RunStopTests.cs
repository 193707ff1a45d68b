using Pandacea.Drills.Running;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Running;

public sealed class RunStopTests
{
    [Fact]
    public async Task An_interruption_is_recorded_as_what_it_was()
    {
        using var user = new CancellationTokenSource();
        using var stop = new RunStop(user.Token, () => "asked to end (SIGTERM)");
        await user.CancelAsync();
        stop.GiveUp("the stack is gone");
        Assert.True(stop.Token.IsCancellationRequested);
        Assert.False(stop.GaveUp);
        Assert.Equal("asked to end (SIGTERM)", Assert.IsType<RunInterrupted>(stop.Record).Reason);
    }

    [Fact]
    public async Task What_is_gone_ends_the_run_and_the_first_reason_counts()
    {
        using var stop = new RunStop(CancellationToken.None, () => null);
        var ended = new TaskCompletionSource();
        await using var registration = stop.Token.Register(ended.SetResult);
        stop.GiveUp("the stack is gone");
        stop.GiveUp("and the journal too");
        await ended.Task;
        Assert.True(stop.GaveUp);
        Assert.Equal("the stack is gone", Assert.IsType<RunBrokenOff>(stop.Record).Reason);
    }
}
