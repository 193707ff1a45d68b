using System.Net.Sockets;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Workloads;
using Pandacea.Faults.Control;
using Pandacea.Protocol;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>Says in one line why a run could not go on, and what to do.</summary>
public static class Breakdown
{
    /// <summary>The line for <paramref name="error"/>; never a stack trace.</summary>
    /// <param name="error">What was thrown.</param>
    /// <param name="offset">Offset of the stack.</param>
    public static string Explain(Exception error, int offset) => error switch
    {
        DrillLoadException or FaultControlException or StackException => error.Message,
        VerificationException => $"{Sentence(error)} {Look(offset)}",
        HttpRequestException or SocketException => $"a service of the stack could not be reached: {Sentence(error)} {Look(offset)}",
        OperationCanceledException or TimeoutException => $"a service of the stack did not answer in time: {Sentence(error)} {Look(offset)}",
        IOException or UnauthorizedAccessException =>
            $"a file or a connection failed: {Sentence(error)} Free space on the disk, or name another folder with --out; {Look(offset)}",
        _ => $"{error.GetType().Name}: {Sentence(error)} This was not foreseen; please report it with the command that you ran.",
    };

    private static string Look(int offset) => $"Look at `{StackCommand.Of("status", offset)}` and `{StackCommand.Of("logs", offset)}`, then run the drill again.";

    private static string Sentence(Exception error) => error.Message.TrimEnd('.') + ".";
}
