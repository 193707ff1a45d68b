using System.Runtime.ExceptionServices;
using Pandacea.Sdk;

namespace Pandacea.Drills.Workloads;

/// <summary>Asks as a careful builder does: what may have taken effect is sent again under the same idempotency key, until it is known.</summary>
public sealed class UntilKnown(TimeProvider time)
{
    private const int MostTries = 10;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Asks; throws the first error of unknown effect where it stays unknown, and at once any error without effect.</summary>
    public async Task<T> AskAsync<T>(Func<ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        PandaceaException? unknown = null;
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (PandaceaException e)
            {
                unknown ??= e.MayHaveTakenEffect ? e : null;
                if (unknown is null || tries == MostTries)
                {
                    ExceptionDispatchInfo.Throw(unknown ?? e);
                }
            }

            await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
        }
    }
}
