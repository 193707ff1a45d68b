using System.Diagnostics;

namespace Pandacea.Stack;

/// <summary>What differs between operating systems in running a stack. Verified on Linux only.</summary>
internal interface IPlatform
{
    /// <summary>Starts a program that outlives this process and its terminal; what it writes goes to <paramref name="output"/>.</summary>
    Process StartDetached(string fileName, IReadOnlyList<string> arguments, string output);

    /// <summary>Called by such a program first: leaves the session of the terminal it was started from.</summary>
    void LeaveTerminal();

    /// <summary>Asks a process to end cleanly.</summary>
    /// <returns>False if that cannot be asked here, and the process has to be killed.</returns>
    bool AskToEnd(int pid);

    /// <summary>Lets a paused process run again, without which it cannot end cleanly.</summary>
    void Resume(int pid);

    /// <summary>Who listens on a port, for people; null if that cannot be found out.</summary>
    string? PortHolder(int port);
}
