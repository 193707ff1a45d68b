using Pandacea.Faults;
using Pandacea.Faults.Ledger;
using Pandacea.Hosting;
using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>The fault host as a process of its own, without children.</summary>
public static class FaultServer
{
    /// <summary>Runs until <paramref name="stop"/> is cancelled; events go to standard output.</summary>
    /// <param name="paths">Home and offset; the control API listens on the offset's port.</param>
    /// <param name="proxies">As <c>name=listen:host:port</c> or <c>name=listen:port</c>.</param>
    /// <param name="time">The clock.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Why it could not run; null after a stop.</returns>
    public static async Task<StackProblem?> RunAsync(StackPaths paths, IReadOnlyList<string> proxies, TimeProvider time, CancellationToken stop)
    {
        var specs = new List<ProxySpec>();
        foreach (var text in proxies)
        {
            if (ProxyArgument.Parse(text) is not { } spec)
            {
                return new(StackProblemKind.InvalidSetting, $"'{text}' is not a proxy.", "Write name=listen:host:port, for example evm=8545:127.0.0.1:18545.");
            }

            specs.Add(spec);
        }

        if ((Ports.CheckOffset(paths.Offset) ?? PandaceaHome.Prepare(paths.Home)) is { } unusable)
        {
            return unusable;
        }

        var options = new FaultHostOptions { Proxies = specs, ControlPort = new ServicePorts(paths.Offset).FaultControl, LedgerPath = paths.LedgerFile };
        try
        {
            await using var host = await FaultHost.StartAsync(options, time, new JsonEventLog(Console.Out, time), stop).ConfigureAwait(false);
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stop).ConfigureAwait(false);
        }
        catch (PortTakenException error)
        {
            return Ports.Taken("faults", error.Port, error.Holder ?? Platforms.Current.PortHolder(error.Port));
        }
        catch (LedgerException error)
        {
            return DiskProblem.From(error.Path, error.InnerException!);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Told to stop.
        }

        return null;
    }
}
