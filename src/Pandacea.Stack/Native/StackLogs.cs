using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Shows the logs of a stack.</summary>
/// <param name="paths">Which stack.</param>
/// <param name="time">The clock.</param>
public sealed class StackLogs(StackPaths paths, TimeProvider time)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Writes the last lines, and then goes on if asked to, until cancelled.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="service"><c>stack</c>, the name of a service, or null for all.</param>
    /// <param name="lines">How many of the last lines of each.</param>
    /// <param name="follow">Whether to go on.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Why there is nothing to show; null otherwise.</returns>
    public async Task<StackProblem?> WriteAsync(TextWriter output, string? service, int lines, bool follow, CancellationToken cancellationToken)
    {
        if (Files(service) is not { } files)
        {
            return new(StackProblemKind.UnknownService, $"There is no service '{service}'.", $"Known: stack, {ServiceNames.Known}.");
        }

        if (StackRecord.Read(paths) is { } record && NamedIpfsNode.NotOwn(record, service?.ToLowerInvariant()) is { } elsewhere)
        {
            return elsewhere;
        }

        if (!follow && !files.Any(file => File.Exists(file.Path)))
        {
            return new(StackProblemKind.NotRunning, $"There is no log in {paths.LogFolder}.", $"Start a stack with `{StackCommand.Of("up", paths.Offset)}`.");
        }

        var logs = files.Select(file => (Log: LogReader.FromStart(file.Path), Prefix: files.Count > 1 ? file.Name + " | " : "")).ToList();
        logs.ForEach(each => Write(output, each.Prefix, each.Log.Last(Math.Max(0, lines))));

        while (follow)
        {
            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
            logs.ForEach(each => Write(output, each.Prefix, each.Log.New()));
        }

        return null;
    }

    private static void Write(TextWriter output, string prefix, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            output.WriteLine(prefix + line);
        }
    }

    private List<(string Name, string Path)>? Files(string? service) => service?.ToLowerInvariant() switch
    {
        null => [("stack", paths.StackLog), ("evm", paths.AnvilLog), ("ipfs", paths.IpfsLog), ("agent", paths.AgentLog), ("compute", paths.ComputeLog)],
        "stack" or "faults" => [("stack", paths.StackLog)],
        { } name => ServiceNames.Find(name) switch
        {
            AnvilProgram.ServiceName => [("evm", paths.AnvilLog)],
            IpfsProgram.ServiceName => [("ipfs", paths.IpfsLog)],
            AgentProgram.ServiceName => [("agent", paths.AgentLog)],
            ComputeProgram.ServiceName => [("compute", paths.ComputeLog)],
            _ => null,
        },
    };
}
