using Pandacea.Agent;
using Pandacea.Agent.Store;
using Pandacea.Compute;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Faults.Control;
using Pandacea.Ipfs;
using Pandacea.Protocol;
using Pandacea.Sabotage;
using Pandacea.Sdk.Resilience;
using Pandacea.Stack;
using Pandacea.Verdict.Journal;
using Spectre.Console;

namespace Pandacea.Cli.Output;

/// <summary>Says on standard error what went wrong and what to do, and never shows a stack trace.</summary>
internal static class Problems
{
    public static int Write(StackProblem problem)
    {
        Terminal.Error.Write(new Text(problem.Message + Environment.NewLine));
        if (problem.Remedy.Length > 0)
        {
            Terminal.Error.Write(new Text(problem.Remedy + Environment.NewLine));
        }

        return problem.ExitCode;
    }

    public static int Write(Exception error)
    {
        if (error is StackException { Problem: var problem })
        {
            return Write(problem);
        }

        if (ExitCodeOf(error) is { } code)
        {
            Terminal.Error.Write(new Text(error.Message + Environment.NewLine));
            return code;
        }

        // Not foreseen: it could not be done, and whoever mends it needs to know what it was.
        return Write(new StackProblem(StackProblemKind.NotReady, $"{error.GetType().Name}: {error.Message}", "This was not foreseen; please report it with the command that you ran."));
    }

    /// <summary>For exceptions whose message is complete: what is wrong and what to do.</summary>
    private static int? ExitCodeOf(Exception error) => error switch
    {
        InvalidDrillException or UnknownDrillException or UnknownSabotageException or OptionsInvalidException or AgentOptionsException or ComputeOptionsException or IpfsOptionsException => ExitCodes.Usage,
        DrillSetupException setup => setup.ExitCode,
        JournalException or FaultControlException or AgentStartException or StoreException
            or ComputeStartException or IpfsStartException or IpfsStoreException => ExitCodes.Inconclusive,
        _ => null,
    };
}
