using System.Diagnostics;
using Pandacea.Faults.Processes;

namespace Pandacea.Stack;

/// <summary>Ends processes that are not children of this one.</summary>
internal static class ProcessEnd
{
    /// <summary>Asks it to end, waits, and kills it if it will not.</summary>
    /// <returns>Whether it is gone.</returns>
    public static async Task<bool> StopAsync(ProcessIdentity process, IPlatform platform, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!process.IsAlive())
        {
            return true;
        }

        platform.Resume(process.Pid);
        return (platform.AskToEnd(process.Pid) && await GoneWithinAsync(process, patience, time, cancellationToken).ConfigureAwait(false))
            || await KillAsync(process, time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Whether it ends within <paramref name="patience"/>.</summary>
    public static async Task<bool> GoneWithinAsync(ProcessIdentity process, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (process.IsAlive())
        {
            if (time.GetElapsedTime(began) > patience)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    private static Task<bool> KillAsync(ProcessIdentity process, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            using var found = Process.GetProcessById(process.Pid);
            if (process.IsAlive())
            {
                found.Kill(entireProcessTree: true);
            }
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            // It ended by itself meanwhile.
        }

        return GoneWithinAsync(process, TimeSpan.FromSeconds(5), time, cancellationToken);
    }
}
