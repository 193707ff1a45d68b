using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>Carries calls to one upstream endpoint: total timeout, retries, circuit breaker, attempt timeout.</summary>
/// <remarks>Thread safe. One per endpoint and container; get it from <see cref="UpstreamPipelineFactory"/>.</remarks>
public sealed class UpstreamPipeline : IDisposable
{
    private readonly ResiliencePipeline<AttemptVerdict> _pipeline;
    private readonly Circuit _circuit;
    private readonly ResilienceOptions _options;
    private readonly CircuitProbe _probe;
    private readonly CircuitStrategy _breaker;
    private readonly AttemptLog _log;
    private readonly CallErrors _errors;
    private readonly IRetryBudget _budget;
    private readonly ICallIds _ids;
    private readonly TimeProvider _time;

    internal UpstreamPipeline(string circuit, ResilienceOptions options, UpstreamParts parts)
    {
        Circuit = circuit;
        _options = options;
        (_time, _ids, _budget) = (parts.Time, parts.Ids, parts.Budget);
        var events = new EventQueue(parts.Listeners);
        _log = new AttemptLog(circuit, parts.Metrics, _time);
        _circuit = new Circuit(circuit, options, _time, events);
        _probe = new CircuitProbe(_circuit, options, _time, _log);
        _circuit.Opened = _probe.Start;
        _errors = new CallErrors(circuit, options, _circuit);
        var retries = new RetryPolicy(circuit, options, _circuit, parts.Backoff, _budget, events);
        _breaker = new CircuitStrategy(_circuit, _log);
        _pipeline = Build(retries);
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
        cancellationToken.ThrowIfCancellationRequested();
        _log.BeginCall();
        var call = new UpstreamCall<T, TState>(_ids.Next(), operation, new CallClock(_time, _options.TotalTimeout), attempt, state);

        // The first attempt is made ahead of Polly, through the same breaker: see CircuitStrategy.
        var outcome = _breaker.Enter(call, out var pass) is { } refusal
            ? Outcome.FromResult(refusal)
            : _breaker.Leave(call, pass, await AttemptAsync(call, cancellationToken).ConfigureAwait(false), cancellationToken);
        if (outcome.Exception is null && outcome.Result == AttemptVerdict.Failed)
        {
            outcome = await RetryAsync(call, cancellationToken).ConfigureAwait(false);
        }

        Conclude(call, outcome);
        return call.Value;
    }

    /// <summary>Ends probing. Calls still under way are not touched.</summary>
    public void Dispose() => _probe.Dispose();

    private ResiliencePipeline<AttemptVerdict> Build(RetryPolicy retries)
    {
        var builder = new ResiliencePipelineBuilder<AttemptVerdict> { TimeProvider = _time };
        builder.AddRetry(retries.ToStrategy());
        builder.AddStrategy(_ => _breaker);
        return builder.Build();
    }

    private ValueTask<Outcome<AttemptVerdict>> AttemptAsync<T, TState>(UpstreamCall<T, TState> call, CancellationToken cancellationToken) =>
        call.AttemptAsync(_options.AttemptTimeout, _time, cancellationToken);

    private async ValueTask<Outcome<AttemptVerdict>> RetryAsync<T, TState>(UpstreamCall<T, TState> call, CancellationToken cancellationToken)
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            call.AttachTo(context);
            return await _pipeline.ExecuteOutcomeAsync(
                (context, call) => AttemptAsync(call, context.CancellationToken), context, call).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private void Conclude(UpstreamCall call, Outcome<AttemptVerdict> outcome)
    {
        outcome.ThrowIfException();
        if (outcome.Result == AttemptVerdict.Succeeded)
        {
            if (call.Attempts == 1)
            {
                _budget.Refill();
            }

            return;
        }

        throw outcome.Result switch
        {
            AttemptVerdict.OutOfTime => _errors.Timeout(call),
            AttemptVerdict.NotAttempted => _errors.CircuitOpen(call),
            _ when call.End == CallEnd.CircuitOpen => _errors.CircuitOpen(call),
            _ => _errors.Upstream(call),
        };
    }
}
