using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Admission;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>Who does as told gains nothing by it.</summary>
internal sealed class TurnedAwayAgain() : OverloadSabotage("turned-away-again", CriterionNames.Returns, "Who was refused in an overload is refused for 20 s more when it is over.")
{
    private const int Calm = 10;
    private static readonly TimeSpan Grudge = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    // The few of the load that were refused suffer too.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery, CriterionNames.Fairness];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => Admit(services, static (queue, time) => new Resentful(queue, time));

    private sealed class Resentful(AdmissionQueue queue, TimeProvider time) : IAdmission
    {
        private readonly ConcurrentDictionary<string, DateTimeOffset> _refused = new(StringComparer.Ordinal);

        public async ValueTask<AdmissionResult> EnterAsync(AdmissionCall call, CancellationToken abort)
        {
            if (queue.Depth < Calm && _refused.TryGetValue(call.Identity, out var at) && time.GetUtcNow() - at < Grudge)
            {
                return new(null, Again);
            }

            var result = await queue.EnterAsync(call, abort).ConfigureAwait(false);
            if (result.Ticket is null)
            {
                _refused[call.Identity] = time.GetUtcNow();
            }

            return result;
        }
    }
}
