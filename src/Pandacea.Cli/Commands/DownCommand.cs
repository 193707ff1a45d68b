using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea down</c>.</summary>
internal static class DownCommand
{
    public static Command Create()
    {
        var command = new Command("down", "Stop the stack; the chain is kept for the next start.");
        var selection = StackSelection.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(selection.Options(parse), cancellationToken));
        return command.WithExamples("pandacea down", "pandacea down --offset 100");
    }

    private static async Task<int> RunAsync(StackOptions options, CancellationToken cancellationToken)
    {
        using var target = new NativeTarget();
        var status = await target.StatusAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var lease in (await FaultsInForce.OfAsync(status, cancellationToken).ConfigureAwait(false) ?? []).Where(static fault => fault.Kind == FaultsInForce.Lease))
        {
            Console.Error.WriteLine($"warning: {lease.Owner} is under way on this stack and will end without a verdict.");
        }

        var result = await target.DownAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var line in result.Recovered)
        {
            Console.Out.WriteLine(line);
        }

        if (result.Problem is { } problem)
        {
            return Problems.Write(problem);
        }

        Console.Out.WriteLine(result.WasRunning ? "Stopped." : $"No stack ran at offset {options.Offset} in {options.Home}.");
        return ExitCodes.Passed;
    }
}
