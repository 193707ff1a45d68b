using System.Diagnostics;

namespace Pandacea.Stack;

/// <summary>Windows. Not verified.</summary>
internal sealed class WindowsPlatform : IPlatform
{
    // A shell start inherits no handle, and gives the program a hidden console of its own.
    // The supervisor writes its log itself, so there is no output to redirect.
    public Process StartDetached(string fileName, IReadOnlyList<string> arguments, string output)
    {
        var start = new ProcessStartInfo(fileName) { UseShellExecute = true, WindowStyle = ProcessWindowStyle.Hidden };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    public void LeaveTerminal()
    {
    }

    public bool AskToEnd(int pid) => false;

    public void Resume(int pid)
    {
    }

    public string? PortHolder(int port) => null;
}
