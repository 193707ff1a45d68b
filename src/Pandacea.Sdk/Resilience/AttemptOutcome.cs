using Polly;
using Polly.Timeout;

namespace Pandacea.Sdk.Resilience;

/// <summary>Turns what an attempt threw into a failure, where it is one.</summary>
internal static class AttemptOutcome
{
    /// <param name="call">The call, which keeps the failure.</param>
    /// <param name="outcome">As it came out of the attempt and its timeout.</param>
    /// <param name="callToken">Cancelled by the caller or by the total timeout.</param>
    public static Outcome<AttemptVerdict> Settle(UpstreamCall call, Outcome<AttemptVerdict> outcome, CancellationToken callToken)
    {
        if (outcome.Exception is null && outcome.Result == AttemptVerdict.Succeeded)
        {
            return outcome;
        }

        // Whatever a called-off attempt reports, it says nothing about the upstream.
        if (callToken.IsCancellationRequested)
        {
            call.CalledOff();
            return Outcome.FromException<AttemptVerdict>(outcome.Exception as OperationCanceledException ?? new OperationCanceledException(callToken));
        }

        var failure = outcome.Exception switch
        {
            null => null,
            TimeoutRejectedException timeout => TransportFailures.Failure(FailureKind.Timeout, timeout),
            var error => TransportFailures.Of(error),
        };
        if (failure is null)
        {
            return outcome;
        }

        call.Failed(failure);
        return Outcome.FromResult(AttemptVerdict.Failed);
    }

    /// <summary>What a settled outcome tells the circuit.</summary>
    public static CircuitVote Vote(UpstreamCall call, Outcome<AttemptVerdict> outcome)
    {
        if (outcome.Exception is not null)
        {
            return CircuitVote.None;
        }

        if (outcome.Result == AttemptVerdict.Succeeded)
        {
            return CircuitVote.Answered;
        }

        var kind = call.LastFailure!.Kind;
        return kind.IsCounted() ? CircuitVote.Failed : kind.IsNotNow() ? CircuitVote.None : CircuitVote.Answered;
    }
}
