using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pandacea.Faults.Processes;

/// <summary>Pauses by NtSuspendProcess, which debuggers use too; kills by TerminateProcess.</summary>
internal sealed class WindowsProcessSignals : IProcessSignals
{
    public void Pause(int pid) => Call(pid, NtSuspendProcess, "NtSuspendProcess");

    public void Resume(int pid) => Call(pid, NtResumeProcess, "NtResumeProcess");

    public void Kill(int pid)
    {
        using var process = Process.GetProcessById(pid);
        process.Kill();
    }

    private static void Call(int pid, Func<IntPtr, int> function, string name)
    {
        using var process = Process.GetProcessById(pid);
        var status = function(process.Handle);
        if (status != 0)
        {
            throw new Win32Exception($"{name} on process {pid} failed with status 0x{status:X8}");
        }
    }

    [DllImport("ntdll.dll")]
    private static extern int NtSuspendProcess(IntPtr process);

    [DllImport("ntdll.dll")]
    private static extern int NtResumeProcess(IntPtr process);
}
