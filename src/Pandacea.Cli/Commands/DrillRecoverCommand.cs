using System.CommandLine;
using Pandacea.Cli.Output;
using Pandacea.Faults.Control;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Cli.Commands;

/// <summary><c>pandacea drill recover</c>.</summary>
internal static class DrillRecoverCommand
{
    private static readonly TimeSpan AnswersWithin = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromMilliseconds(200);

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var command = new Command("recover", "Undo every fault that a dead runner or supervisor left behind.");
        var force = new Option<bool>("--force") { Description = "Undo the faults of a drill that is under way, too; it ends without a verdict." };
        command.Options.Add(force);
        var selection = StackSelection.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RecoverAsync(selection.Options(parsed), parsed.GetValue(force), cancellationToken));
        return command.WithExamples("pandacea drill recover", "pandacea drill recover --force");
    }

    private static async Task<int> RecoverAsync(StackOptions options, bool force, CancellationToken cancellationToken)
    {
        using var target = new NativeTarget();
        var report = await target.RecoverAsync(options, cancellationToken).ConfigureAwait(false);
        foreach (var line in report.Undone)
        {
            Console.WriteLine(line);
        }

        if (report.Problem is { } problem)
        {
            return Problems.Write(problem);
        }

        var status = await target.StatusAsync(options, cancellationToken).ConfigureAwait(false);
        if (!status.Running)
        {
            return Nothing(report);
        }

        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var faults = new FaultControlClient(FaultsInForce.Control(status), handler, TimeProvider.System);
        string? run;
        int released;
        try
        {
            run = await LiveRun.OwnerAsync(faults, TimeProvider.System, cancellationToken).ConfigureAwait(false);
            if (run is not null && !force)
            {
                return Problems.Write(new StackProblem(
                    StackProblemKind.FaultInForce,
                    $"{run} is under way on this stack and lifts its faults itself. Nothing was done.",
                    $"Wait for its end, or stop it with Ctrl-C. `{StackCommand.Of("drill recover", options.Offset)} --force` lifts its faults now, and it ends without a verdict."));
            }

            released = await ReleaseAsync(faults, status, options, cancellationToken).ConfigureAwait(false);
        }
        catch (FaultControlException error)
        {
            return Problems.Write(new StackProblem(
                StackProblemKind.CouldNotUndo,
                $"The supervisor (pid {status.SupervisorPid}) is there but silent, so its faults may still be in force: {error.Message}",
                $"`{StackCommand.Of("down", options.Offset)}` ends it and undoes what it left."));
        }

        return released == ExitCodes.Passed ? await ConfirmAsync(target, options, run, TimeProvider.System, cancellationToken).ConfigureAwait(false) : released;
    }

    /// <summary>A fault counts as undone once what it struck answers again.</summary>
    private static async Task<int> ConfirmAsync(NativeTarget target, StackOptions options, string? run, TimeProvider time, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var status = await target.StatusAsync(options, cancellationToken).ConfigureAwait(false);
            var silent = status.Services.Where(static service => service is { Ready: false, Lacks: null }).ToList();
            if (!status.Running || silent.Count == 0)
            {
                Console.WriteLine(!status.Running ? "the stack has ended since" : $"every service answers; {After(run, options)}");
                return ExitCodes.Passed;
            }

            if (time.GetElapsedTime(began) > AnswersWithin)
            {
                Console.WriteLine($"no answer from {string.Join(", ", silent.Select(static service => $"{service.Name} at {service.Address}"))} within {AnswersWithin.TotalSeconds:0} s; look at `{StackCommand.Of($"logs {silent[0].Name}", options.Offset)}`, or begin anew: `{StackCommand.Of("down", options.Offset)}`");
                return ExitCodes.CouldNotUndo;
            }

            await Task.Delay(BetweenProbes, time, cancellationToken).ConfigureAwait(false);
        }
    }

    private static string After(string? run, StackOptions options)
    {
        var down = $"`{StackCommand.Of("down", options.Offset)}` stops it";
        return run is null ? $"the stack goes on running, and {down}" : $"{run} ends without a verdict, and takes the stack down if it had brought it up; else {down}";
    }

    private static int Nothing(RecoveryReport report)
    {
        Console.WriteLine(report.Undone.Count == 0 ? "nothing was left behind; no stack is running" : "all undone");
        return ExitCodes.Passed;
    }

    private static async Task<int> ReleaseAsync(IFaultControl faults, StackStatus status, StackOptions options, CancellationToken cancellationToken)
    {
        foreach (var held in (await faults.ListAsync(cancellationToken).ConfigureAwait(false)).Where(static fault => fault.Lease is not null))
        {
            await faults.ReleaseLeaseAsync(held.Lease!, cancellationToken).ConfigureAwait(false);
            Console.WriteLine(held.Kind == FaultsInForce.Lease ? $"ended {FaultsInForce.Describe(held)}" : $"lifted {held.Type} on {held.On}");
        }

        var left = await faults.ListAsync(cancellationToken).ConfigureAwait(false);
        Console.WriteLine(left.Count == 0 ? "no fault is in force"
            : $"still in force, set by somebody else: {string.Join(", ", left.Select(FaultsInForce.Describe))}; `curl -X POST {FaultsInForce.Control(status)}reset` removes it, or `{StackCommand.Of("down", options.Offset)}`");
        return left.Count == 0 ? ExitCodes.Passed : ExitCodes.CouldNotUndo;
    }
}
