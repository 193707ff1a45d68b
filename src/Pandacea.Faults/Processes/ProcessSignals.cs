namespace Pandacea.Faults.Processes;

/// <summary>The signals of this operating system.</summary>
public static class ProcessSignals
{
    /// <summary>Linux is tested; macOS and Windows follow their documentation and were not run.</summary>
    public static IProcessSignals ForThisSystem()
        => OperatingSystem.IsWindows() ? new WindowsProcessSignals() : new UnixProcessSignals();
}
