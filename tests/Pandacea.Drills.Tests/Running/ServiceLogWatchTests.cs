using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Support;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Running;

public sealed class ServiceLogWatchTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();
    private readonly FakeTimeProvider _time = new(new(2026, 11, 23, 14, 0, 0, TimeSpan.Zero));
    private readonly MemoryJournal _journal;

    public ServiceLogWatchTests() => _journal = new MemoryJournal(_time);

    [Fact]
    public async Task What_was_said_before_the_run_is_left_out_and_what_is_said_has_its_own_instant()
    {
        await SayAsync("""{"timestamp":"2026-11-23T13:00:00.000Z","event":"circuit_breaker_opened","circuit":"compute"}""");
        var watch = new ServiceLogWatch("agent", _file, _journal, _time);
        _time.Advance(TimeSpan.FromSeconds(3));
        await SayAsync(
            """{"timestamp":"2026-11-23T14:00:02.000Z","event":"circuit_breaker_opened","circuit":"compute","failures":5,"reset_s":2,"reason":"threshold"}""",
            "no event", "[1]", """{"event":"job_state_changed"}""");
        await EndAsync(watch);
        var opened = Assert.Single(_journal.Of<CircuitChanged>());
        Assert.Equal((2_000_000_000, "agent", "compute", "open", 5, "threshold", 2000.0), (opened.T, opened.Service, opened.Circuit, opened.To, opened.Failures, opened.Reason, opened.ResetMs));
    }

    [Fact]
    public async Task A_worker_tells_of_its_attempts_and_reaches_the_agent_by_its_listener()
    {
        var watch = new ServiceLogWatch("compute", _file, _journal, _time);
        _time.Advance(TimeSpan.FromSeconds(1));
        await SayAsync(
            """{"event":"attempt_started","job_id":"j","attempt":2,"fence":3,"checkpoint":"bafy"}""",
            """{"event":"attempt_started","job_id":"j","attempt":1,"fence":1,"checkpoint":""}""",
            """{"event":"attempt_ended","job_id":"j","attempt":2,"fence":3,"outcome":"complete","from":40,"step":100}""",
            """{"event":"attempt_ended","job_id":"j","attempt":1,"fence":1,"outcome":"unwanted","by":"heartbeat","from":0,"step":9}""",
            """{"event":"retry_attempt","circuit":"agent","attempt":1,"cause":"timeout"}""",
            """{"event":"retry_attempt","circuit":"ipfs/127.0.0.1:5001","attempt":1,"cause":"refused"}""");
        await EndAsync(watch);
        Assert.Equal(
            [("bafy", null, null, null), (null, null, null, null), (null, "complete", null, 40), (null, "unwanted", "heartbeat", 0)],
            _journal.Of<AttemptSeen>().Select(seen => (seen.Checkpoint, seen.Outcome, seen.By, seen.From)));
        Assert.Equal([("reports", "timeout"), ("ipfs/127.0.0.1:5001", "refused")], _journal.Of<RetrySeen>().Select(seen => (seen.Circuit, seen.Cause)));
    }

    [Fact]
    public async Task The_agent_tells_of_reports_that_it_refused()
    {
        var watch = new ServiceLogWatch("agent", _file, _journal, _time);
        _time.Advance(TimeSpan.FromSeconds(1));
        await SayAsync("""{"event":"stale_report","job_id":"j","report":"result","fence":3,"state":"running","latest_fence":4}""");
        await EndAsync(watch);
        var stale = Assert.Single(_journal.Of<StaleReportSeen>());
        Assert.Equal(("j", "result", 3), (stale.JobId, stale.Report, stale.Fence));
    }

    [Fact]
    public async Task A_timestamp_that_is_no_text_is_none()
    {
        var watch = new ServiceLogWatch("agent", _file, _journal, _time);
        await SayAsync("""{"timestamp":7,"event":"circuit_breaker_opened","circuit":"compute"}""");
        await EndAsync(watch);
        Assert.Equal("open", Assert.Single(_journal.Of<CircuitChanged>()).To);
    }

    [Fact]
    public async Task Half_a_line_waits_for_its_end()
    {
        var watch = new ServiceLogWatch("compute", _file, _journal, _time);
        await File.AppendAllTextAsync(_file, """{"event":"attempt_started","job_id":"j",""");
        using var stop = new CancellationTokenSource();
        var running = watch.RunAsync(stop.Token);
        _time.Advance(TimeSpan.FromMilliseconds(50));
        await SayAsync("""
            "attempt":1,"fence":1}
            """);
        await stop.CancelAsync();
        await running;
        Assert.Equal("j", Assert.Single(_journal.Of<AttemptSeen>()).JobId);
    }

    public void Dispose() => File.Delete(_file);

    private static async Task EndAsync(ServiceLogWatch watch)
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await watch.RunAsync(stop.Token);
    }

    private Task SayAsync(params string[] lines) => File.AppendAllLinesAsync(_file, lines);
}
