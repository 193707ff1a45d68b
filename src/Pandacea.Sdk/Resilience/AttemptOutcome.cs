using Polly;

namespace Pandacea.Sdk.Resilience;

/// <summary>Turns what an attempt threw into a failure, where it is one.</summary>
internal static class AttemptOutcome
{
    /// <param name="call">The call, which keeps the failure.</param>
    /// <param name="outcome">As it came out of the attempt and its timeout.</param>
    /// <param name="callToken">The caller's.</param>
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

        if (outcome.Exception is TimeoutException && call.IsCutShort)
        {
            call.CalledOff();
            return Outcome.FromResult(AttemptVerdict.OutOfTime);
        }

        if (outcome.Exception is null || TransportFailures.Of(outcome.Exception) is not { } failure)
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

        if (outcome.Result != AttemptVerdict.Failed)
        {
            return outcome.Result == AttemptVerdict.Succeeded ? CircuitVote.Answered : CircuitVote.None;
        }

        var kind = call.LastFailure!.Kind;
        return kind.IsCounted() ? CircuitVote.Failed : kind.IsNotNow() ? CircuitVote.None : CircuitVote.Answered;
    }
}
