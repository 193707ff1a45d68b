using System.Runtime.InteropServices;

namespace Pandacea.EndToEnd.Support;

/// <summary>Real signals to real processes.</summary>
public static class Signals
{
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Terminate = 15;
    public const int Continue = 18;
    public const int Stop = 19;

    /// <summary>Sends one.</summary>
    public static void Send(int pid, int signal) => Assert.Equal(0, SendSignal(pid, signal));

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int SendSignal(int pid, int signal);
}
