using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Admission;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>An overload leaves its traces.</summary>
internal sealed class SlowAfterOverload() : OverloadSabotage("slow-after-overload", CriterionNames.Recovery, "For 5 s after the last refusal everybody waits 400 ms more.")
{
    private const int Calm = 10;
    private static readonly TimeSpan Traces = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Extra = TimeSpan.FromMilliseconds(400);

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Admit(services, static (queue, time) => new Tired(queue, time));

    private sealed class Tired(AdmissionQueue queue, TimeProvider time) : IAdmission
    {
        private long _refused;

        public async ValueTask<AdmissionResult> EnterAsync(AdmissionCall call, CancellationToken abort)
        {
            if (queue.Depth < Calm && Volatile.Read(ref _refused) is > 0 and var at && time.GetElapsedTime(at) < Traces)
            {
                await Task.Delay(Extra, time, abort).ConfigureAwait(false);
            }

            var result = await queue.EnterAsync(call, abort).ConfigureAwait(false);
            if (result.Ticket is null)
            {
                Volatile.Write(ref _refused, time.GetTimestamp());
            }

            return result;
        }
    }
}
