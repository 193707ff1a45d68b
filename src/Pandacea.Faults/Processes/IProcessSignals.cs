namespace Pandacea.Faults.Processes;

/// <summary>What an operating system can do to a process. Callers check pid and start time first.</summary>
public interface IProcessSignals
{
    /// <summary>Stops it from running, without its knowledge.</summary>
    void Pause(int pid);

    /// <summary>Lets a paused process run again.</summary>
    void Resume(int pid);

    /// <summary>Ends it at once, without a chance to clean up.</summary>
    void Kill(int pid);
}
