using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>The circuit breaker as a Polly strategy: asks the circuit for admission, tells it what became of the attempt.</summary>
internal sealed class CircuitStrategy(Circuit circuit, AttemptLog log) : ResilienceStrategy<AttemptVerdict>
{
    protected override async ValueTask<Outcome<AttemptVerdict>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<AttemptVerdict>>> callback,
        ResilienceContext context,
        TState state)
    {
        if (!circuit.TryEnter(out var ticket))
        {
            return Outcome.FromResult(AttemptVerdict.NotAttempted);
        }

        var call = UpstreamCall.Of(context);
        var started = log.Begin(call);
        var outcome = await callback(context, state).ConfigureAwait(context.ContinueOnCapturedContext);
        outcome = AttemptOutcome.Settle(call, outcome, context.CancellationToken);
        circuit.Leave(ticket, AttemptOutcome.Vote(call, outcome));
        log.End(call, outcome, started);
        return outcome;
    }
}
