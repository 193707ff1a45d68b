using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>The circuit breaker as a Polly strategy: asks the circuit for admission, tells it what became of the attempt.</summary>
/// <remarks>The two halves are there by themselves too: the pipeline makes a call's first attempt with them,
/// ahead of Polly, which would take a tenth of the throughput of a healthy upstream on loopback.</remarks>
internal sealed class CircuitStrategy(Circuit circuit, AttemptLog log) : ResilienceStrategy<AttemptVerdict>
{
    /// <summary>Asks for admission of the call's next attempt.</summary>
    /// <returns>Null if it is admitted, otherwise the verdict without it.</returns>
    public AttemptVerdict? Enter(UpstreamCall call, out AttemptPass pass)
    {
        pass = default;
        if (call.TimeLeft <= TimeSpan.Zero)
        {
            return AttemptVerdict.OutOfTime;
        }

        if (!circuit.TryEnter(out var ticket))
        {
            return AttemptVerdict.NotAttempted;
        }

        pass = new AttemptPass(ticket, log.Begin(call));
        return null;
    }

    /// <summary>Reports what became of an admitted attempt.</summary>
    /// <returns>The outcome with transport exceptions turned into failures.</returns>
    public Outcome<AttemptVerdict> Leave(UpstreamCall call, AttemptPass pass, Outcome<AttemptVerdict> outcome, CancellationToken callToken)
    {
        outcome = AttemptOutcome.Settle(call, outcome, callToken);
        circuit.Leave(pass.Ticket, AttemptOutcome.Vote(call, outcome));
        log.End(call, outcome, pass.Started);
        return outcome;
    }

    protected override async ValueTask<Outcome<AttemptVerdict>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<AttemptVerdict>>> callback,
        ResilienceContext context,
        TState state)
    {
        var call = UpstreamCall.Of(context);
        if (call.TakeFirstFailure())
        {
            return Outcome.FromResult(AttemptVerdict.Failed);
        }

        if (Enter(call, out var pass) is { } refusal)
        {
            return Outcome.FromResult(refusal);
        }

        var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        return Leave(call, pass, outcome, context.CancellationToken);
    }
}
