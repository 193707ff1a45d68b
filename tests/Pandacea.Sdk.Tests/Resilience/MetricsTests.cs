using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using static Pandacea.Sdk.Tests.Resilience.Upstream;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class MetricsTests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly List<string> _seen = [];
    private readonly List<Instrument> _instruments = [];
    private readonly Upstream _upstream = new(
        options => (options.MaxRetries, options.CircuitFailThreshold) = (2, 4),
        services => services.AddSingleton<IMeterFactory, OwnMeters>(),
        "evm/127.0.0.1:8545");

    public MetricsTests()
    {
        var factory = _upstream.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Pandacea.Sdk" && ReferenceEquals(instrument.Meter.Scope, factory))
            {
                _instruments.Add(instrument);
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>(Note);
        _listener.SetMeasurementEventCallback<long>(Note);
        _listener.SetMeasurementEventCallback<int>(Note);
        _listener.Start();
    }

    [Fact]
    public void Every_instrument_says_what_it_measures_and_in_which_unit()
    {
        Assert.Equal(8, _instruments.Count);
        Assert.All(_instruments, instrument => Assert.EndsWith(".", instrument.Description, StringComparison.Ordinal));
        Assert.All(_instruments, instrument => Assert.Matches(@"^(s|\{[a-z]+\})$", instrument.Unit!));
    }

    [Fact]
    [Trait("Requirement", "S34")]
    public async Task Retries_are_counted_and_their_delays_recorded()
    {
        await _upstream.CallAsync(Down, Down, null);

        Assert.Equal(2, _seen.Count(line => line == "pandacea.retry.attempts=1 circuit=evm/127.0.0.1:8545 dependency=evm"));
        var delays = _upstream.Events.Of<RetryAttempt>().Select(retry => Line("pandacea.retry.delay", retry.Delay.TotalSeconds));
        Assert.Equal(delays, _seen.Where(line => line.StartsWith("pandacea.retry.delay", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Requests_are_timed_by_operation_and_outcome()
    {
        await _upstream.CallAsync(Down, new AttemptFailure(FailureKind.Reset, "reset"), null);
        var (call, attempt) = _upstream.Begin();
        _upstream.Time.Advance(TimeSpan.FromSeconds(1.5));
        attempt.SetResult("answer");
        await call;
        using var stop = new CancellationTokenSource();
        var (cancelled, _) = _upstream.Begin(stop.Token);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        Assert.Equal(
            [
                "pandacea.dependency.request.duration=0 dependency=evm operation=test outcome=no_connection",
                "pandacea.dependency.request.duration=0 dependency=evm operation=test outcome=reset",
                "pandacea.dependency.request.duration=0 dependency=evm operation=test outcome=ok",
                "pandacea.dependency.request.duration=1.5 dependency=evm operation=test outcome=ok",
                "pandacea.dependency.request.duration=0 dependency=evm operation=test outcome=cancelled",
            ],
            _seen.Where(line => line.StartsWith("pandacea.dependency.request", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Requirement", "S90")]
    public async Task State_transitions_and_recovery_are_visible()
    {
        Assert.Equal(["closed=1", "half_open=0", "open=0", "up=1"], Observed());

        await _upstream.FailsAsync<UpstreamException>(Down);
        await _upstream.FailsAsync<CircuitOpenException>(Down);
        Assert.Equal(["closed=0", "half_open=0", "open=1", "up=0"], Observed());

        _upstream.Time.Advance(TimeSpan.FromSeconds(30));
        var (failing, attempt) = _upstream.Begin();
        Assert.Equal(["closed=0", "half_open=1", "open=0", "up=0"], Observed());
        attempt.SetResult(Down);
        await Assert.ThrowsAsync<CircuitOpenException>(() => failing);
        _upstream.Time.Advance(TimeSpan.FromSeconds(30));
        await _upstream.CallAsync([null]);
        Assert.Equal(["closed=1", "half_open=0", "open=0", "up=1"], Observed());

        const string Circuit = "circuit=evm/127.0.0.1:8545";
        Assert.Equal(
            [
                $"pandacea.circuit.transitions=1 {Circuit} to=open",
                $"pandacea.circuit.transitions=1 {Circuit} to=half_open",
                $"pandacea.circuit.transitions=1 {Circuit} to=open",
                $"pandacea.recoveries=1 {Circuit} dependency=evm outcome=failed",
                $"pandacea.circuit.transitions=1 {Circuit} to=half_open",
                $"pandacea.circuit.transitions=1 {Circuit} to=closed",
                $"pandacea.recoveries=1 {Circuit} dependency=evm outcome=recovered",
                $"pandacea.recovery.duration=60 {Circuit} dependency=evm measured_from=detection",
            ],
            _seen.Where(line => line.StartsWith("pandacea.circuit.transitions", StringComparison.Ordinal) || line.StartsWith("pandacea.recover", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(FailureKind.Timeout, "timeout")]
    [InlineData(FailureKind.Truncated, "truncated")]
    [InlineData(FailureKind.ServerError, "server_error")]
    [InlineData(FailureKind.Unavailable, "unavailable")]
    [InlineData(FailureKind.RpcInternalError, "rpc_internal_error")]
    [InlineData(FailureKind.RequestTimeout, "request_timeout")]
    [InlineData(FailureKind.TooEarly, "too_early")]
    [InlineData(FailureKind.RateLimited, "rate_limited")]
    [InlineData(FailureKind.Busy, "busy")]
    [InlineData(FailureKind.RpcLimitExceeded, "rpc_limit_exceeded")]
    [InlineData(FailureKind.Reverted, "reverted")]
    [InlineData(FailureKind.Rejected, "rejected")]
    public void Each_failure_has_an_outcome(FailureKind kind, string outcome) =>
        Assert.Equal(outcome, RequestOutcome.Of(new AttemptFailure(kind, "")));

    [Fact]
    public async Task Statistics_count_calls_attempts_and_refusals()
    {
        await _upstream.CallAsync(Down, new AttemptFailure(FailureKind.Reset, "reset"), null);
        await _upstream.CallAsync([null]);

        Assert.Equal(new UpstreamStatistics(Calls: 2, Attempts: 4, Refused: 1), _upstream.Pipeline.Statistics);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _upstream.Dispose();
    }

    /// <summary>Marks the meters of this test, others run beside it.</summary>
    private sealed class OwnMeters : IMeterFactory
    {
        public Meter Create(MeterOptions options) => new(new MeterOptions(options.Name) { Scope = this });

        public void Dispose()
        {
        }
    }

    private static string Line(string name, double value) => $"{name}={value} circuit=evm/127.0.0.1:8545 dependency=evm";

    private void Note<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var text = string.Join(' ', tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
        _seen.Add($"{instrument.Name}={value} {text}");
    }

    /// <summary>The gauges now, in short.</summary>
    private List<string> Observed()
    {
        var before = _seen.Count;
        _listener.RecordObservableInstruments();
        var lines = _seen[before..];
        _seen.RemoveRange(before, lines.Count);
        return [.. lines.Select(line => line switch
        {
            "pandacea.dependency.up=1 circuit=evm/127.0.0.1:8545 dependency=evm" => "up=1",
            "pandacea.dependency.up=0 circuit=evm/127.0.0.1:8545 dependency=evm" => "up=0",
            _ => $"{line.Split("state=")[^1]}={line["pandacea.circuit.state=".Length]}",
        }).Order(StringComparer.Ordinal)];
    }
}
