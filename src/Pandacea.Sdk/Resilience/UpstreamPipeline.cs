using Polly;
using Polly.Timeout;

namespace Pandacea.Sdk.Resilience;

/// <summary>Carries calls to one upstream endpoint: total timeout, retries, circuit breaker, attempt timeout.</summary>
/// <remarks>Thread safe. One per endpoint and container; get it from <see cref="UpstreamPipelineFactory"/>.</remarks>
public sealed class UpstreamPipeline : IDisposable
{
    private readonly ResiliencePipeline<AttemptVerdict> _pipeline;
    private readonly Circuit _circuit;
    private readonly CircuitProbe _probe;
    private readonly AttemptLog _log;
    private readonly CallErrors _errors;
    private readonly IRetryBudget _budget;
    private readonly ICallIds _ids;
    private readonly TimeProvider _time;

    internal UpstreamPipeline(string circuit, ResilienceOptions options, UpstreamParts parts)
    {
        Circuit = circuit;
        (_time, _ids, _budget) = (parts.Time, parts.Ids, parts.Budget);
        var events = new EventQueue(parts.Listeners);
        _log = new AttemptLog(circuit, parts.Metrics, _time);
        _circuit = new Circuit(circuit, options, _time, events);
        _probe = new CircuitProbe(_circuit, options, _time, _log);
        _circuit.Opened = _probe.Start;
        _errors = new CallErrors(circuit, options, _circuit);
        var retries = new RetryPolicy(circuit, options, _circuit, parts.Backoff, _budget, events, _time);
        _pipeline = Build(options, retries);
    }

    /// <summary>Name of the circuit.</summary>
    public string Circuit { get; }

    /// <summary>State of the circuit.</summary>
    public CircuitState State => _circuit.State;

    /// <summary>Counts so far.</summary>
    public UpstreamStatistics Statistics => _log.Statistics;

    /// <summary>Whether the upstream answered the last attempt or probe; true before the first.</summary>
    public bool IsUp => _log.IsUp;

    /// <summary>Registers how to ask whether the upstream is back while its circuit is open.</summary>
    /// <param name="probe">Sends one harmless request marked <c>Pandacea-Probe: circuit</c> past this pipeline; true if it was
    /// answered well. Must honour its token. What it throws means no.</param>
    public void ProbeWith(Func<CancellationToken, ValueTask<bool>> probe)
    {
        ArgumentNullException.ThrowIfNull(probe);
        _probe.Ask = probe;
    }

    /// <summary>Carries out a call.</summary>
    /// <typeparam name="T">What the call returns.</typeparam>
    /// <typeparam name="TState">What the attempts need to know.</typeparam>
    /// <param name="operation">What is asked of the upstream, for metrics: one of few fixed names, like <c>eth_call</c>.</param>
    /// <param name="attempt">Makes one attempt. Reports failures as values; exceptions of the transport are understood too,
    /// any other exception ends the call as it is.</param>
    /// <param name="state">Is handed to each attempt.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The value of the attempt that succeeded.</returns>
    /// <exception cref="CircuitOpenException">The circuit is open.</exception>
    /// <exception cref="UpstreamException">No attempt succeeded, and no more are allowed.</exception>
    /// <exception cref="CallTimeoutException">The total timeout ran out.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public async ValueTask<T> ExecuteAsync<T, TState>(
        string operation,
        Func<TState, AttemptContext, CancellationToken, ValueTask<AttemptResult<T>>> attempt,
        TState state,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        _log.BeginCall();
        var call = new UpstreamCall<T, TState>(_ids.Next(), operation, _time.GetTimestamp(), attempt, state);
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            call.AttachTo(context);
            var outcome = await _pipeline.ExecuteOutcomeAsync(
                static (context, call) => call.AttemptAsync(context.CancellationToken), context, call).ConfigureAwait(false);
            Conclude(call, outcome);
            return call.Value;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    /// <summary>Ends probing. Calls still under way are not touched.</summary>
    public void Dispose() => _probe.Dispose();

    private ResiliencePipeline<AttemptVerdict> Build(ResilienceOptions options, RetryPolicy retries)
    {
        var builder = new ResiliencePipelineBuilder<AttemptVerdict> { TimeProvider = _time };
        builder.AddTimeout(options.TotalTimeout);
        builder.AddRetry(retries.ToStrategy());
        builder.AddStrategy(_ => new CircuitStrategy(_circuit, _log));
        builder.AddTimeout(options.AttemptTimeout);
        return builder.Build();
    }

    private void Conclude(UpstreamCall call, Outcome<AttemptVerdict> outcome)
    {
        if (outcome.Exception is TimeoutRejectedException)
        {
            throw _errors.Timeout(call);
        }

        outcome.ThrowIfException();
        if (outcome.Result == AttemptVerdict.Succeeded)
        {
            if (call.Attempts == 1)
            {
                _budget.Refill();
            }

            return;
        }

        throw outcome.Result == AttemptVerdict.NotAttempted || call.End == CallEnd.CircuitOpen
            ? _errors.CircuitOpen(call)
            : _errors.Upstream(call);
    }
}
