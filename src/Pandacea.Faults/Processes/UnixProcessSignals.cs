using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Pandacea.Faults.Processes;

/// <summary>Signals by kill(2).</summary>
internal sealed class UnixProcessSignals : IProcessSignals
{
    private const int Kill9 = 9;

    // The numbers differ between Linux and the BSD family.
    private static readonly int Stop = OperatingSystem.IsMacOS() ? 17 : 19;
    private static readonly int Continue = OperatingSystem.IsMacOS() ? 19 : 18;

    public void Pause(int pid) => Send(pid, Stop, "SIGSTOP");

    public void Resume(int pid) => Send(pid, Continue, "SIGCONT");

    public void Kill(int pid) => Send(pid, Kill9, "SIGKILL");

    private static void Send(int pid, int signal, string name)
    {
        if (kill(pid, signal) != 0)
        {
            throw new Win32Exception(Marshal.GetLastPInvokeError(), $"{name} to process {pid} failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
