using System.Net.Sockets;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Workloads;
using Pandacea.Faults.Control;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>Says in one line why a run could not go on, and what to do.</summary>
public static class Breakdown
{
    private const string Look = "Look at `pandacea status` and `pandacea logs`, then run the drill again.";

    /// <summary>The line for <paramref name="error"/>; never a stack trace.</summary>
    public static string Explain(Exception error) => error switch
    {
        DrillLoadException or FaultControlException or StackException => error.Message,
        VerificationException => $"{Sentence(error)} {Look}",
        HttpRequestException or SocketException => $"a service of the stack could not be reached: {Sentence(error)} {Look}",
        OperationCanceledException or TimeoutException => $"a service of the stack did not answer in time: {Sentence(error)} {Look}",
        IOException or UnauthorizedAccessException =>
            $"a file or a connection failed: {Sentence(error)} Free space on the disk, or name another folder with --out; {Look}",
        _ => $"{error.GetType().Name}: {Sentence(error)} This was not foreseen; please report it with the command that you ran.",
    };

    private static string Sentence(Exception error) => error.Message.TrimEnd('.') + ".";
}
