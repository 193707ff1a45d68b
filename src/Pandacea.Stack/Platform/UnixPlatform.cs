using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pandacea.Stack;

/// <summary>Linux (verified) and macOS (not verified; the holder of a port is not found there).</summary>
internal sealed partial class UnixPlatform : IPlatform
{
    private const int SigTerm = 15;
    private static readonly int SigCont = OperatingSystem.IsMacOS() ? 19 : 18;

    // The shell only redirects and then becomes the program: same pid, no shell left, no pipe to this process.
    private const string Redirect = "out=\"$1\"; shift; exec \"$@\" </dev/null >>\"$out\" 2>&1";

    public Process StartDetached(string fileName, IReadOnlyList<string> arguments, string output)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false };
        foreach (var argument in (string[])["-c", Redirect, "sh", output, fileName, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    // Fails harmlessly if this process leads a group already: then it has a session or job of its own.
    public void LeaveTerminal() => _ = SetSid();

    public bool AskToEnd(int pid)
    {
        _ = Kill(pid, SigTerm);
        return true;
    }

    public void Resume(int pid) => _ = Kill(pid, SigCont);

    public string? PortHolder(int port) => Hosting.PortHolder.Find(port);

    [LibraryImport("libc", EntryPoint = "setsid")]
    private static partial int SetSid();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int pid, int signal);
}
