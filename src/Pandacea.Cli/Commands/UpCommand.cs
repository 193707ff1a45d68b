using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea up</c>.</summary>
internal static class UpCommand
{
    public static Command Create()
    {
        var fresh = new Option<bool>("--fresh") { Description = "Forget the chain of an earlier start, and what agent and IPFS node kept beside it." };
        var command = new Command("up", "Start the stack in the background and wait until it is ready.") { fresh };
        var selection = StackSelection.AddTo(command);
        command.SetAction((parse, cancellationToken) => RunAsync(
            selection.Options(parse) with { FreshChain = parse.GetValue(fresh) }, cancellationToken));
        return command.WithExamples("pandacea up", "pandacea up --offset 100", "pandacea up --fresh");
    }

    private static async Task<int> RunAsync(StackOptions options, CancellationToken cancellationToken)
    {
        using var target = new NativeTarget(settings: ServiceOptions.Check);
        switch (await target.UpAsync(options, new ProgressLines(), cancellationToken).ConfigureAwait(false))
        {
            case StackUpResult.Started started:
                await ShowAsync(started.Status, cancellationToken).ConfigureAwait(false);
                return Readiness(started.Status);
            case StackUpResult.AlreadyRunning running:
                Console.Out.WriteLine("Already running:");
                await ShowAsync(running.Status, cancellationToken).ConfigureAwait(false);
                return Readiness(running.Status);
            case StackUpResult.Failed failed:
                return Problems.Write(failed.Problem);
            default:
                throw new InvalidOperationException("An outcome of up that nobody knows.");
        }
    }

    /// <summary>The exit code that <c>status</c> gives, and why.</summary>
    private static int Readiness(StackStatus status)
    {
        var lacking = status.Services.Where(static service => !service.Ready).ToList();
        return lacking.Count == 0 ? ExitCodes.Passed : Problems.Write(new StackProblem(
            StackProblemKind.NotReady,
            $"The stack runs, but is not ready: {string.Join(", ", lacking.Select(static service => service.Problem))}.",
            $"Look at `{StackCommand.Of("logs", status.Offset)}`, or begin anew: `{StackCommand.Of("down", status.Offset)}`, then `{StackCommand.Of("up", status.Offset)}`."));
    }

    private static async Task ShowAsync(StackStatus status, CancellationToken cancellationToken) =>
        StatusView.Write(status, await FaultsInForce.OfAsync(status, cancellationToken).ConfigureAwait(false));
}
