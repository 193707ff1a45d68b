using Pandacea.Faults.Processes;

namespace Pandacea.Stack;

/// <summary>What undoing needs of an operating system: processes are let run again, never struck.</summary>
internal sealed class RecoverySignals(IPlatform platform) : IProcessSignals
{
    public void Pause(int pid) => throw new NotSupportedException("A recovery pauses nothing.");

    public void Resume(int pid) => platform.Resume(pid);

    public void Kill(int pid) => throw new NotSupportedException("A recovery kills nothing.");
}
