namespace Pandacea.Faults.Proxy;

/// <summary>What one fault does to one direction of one connection. A link never waits: it says how much may go and when,
/// and the pump waits. That is why lifting a fault cannot hang. Times are ns of the monotonic clock.</summary>
internal abstract class ByteLink
{
    /// <summary>As a time: not before the faults change.</summary>
    public const long Never = long.MaxValue;

    private static readonly Task NoChange = new TaskCompletionSource().Task;

    /// <summary>Whether data is thrown away.</summary>
    public virtual bool Swallows => false;

    /// <summary>Whether nothing more may pass, so that the connection is closed.</summary>
    public virtual bool Exhausted => false;

    /// <summary>When the connection is ended, whatever happens on it.</summary>
    public virtual long Deadline => Never;

    /// <summary>Completes when the deadline is brought forward.</summary>
    public virtual Task DeadlineChanged => NoChange;

    /// <summary>Whether the deadline resets the connection instead of closing it.</summary>
    public virtual bool Resets => false;

    /// <summary>Whether lifting the fault closes the connection.</summary>
    public virtual bool ClosesWhenLifted => false;

    /// <summary>How many of the waiting bytes may go in one piece, at least one.</summary>
    public virtual int Take(int waiting) => waiting;

    /// <summary>When a piece that is ready at <paramref name="at"/> may go. May be asked again for the same piece.</summary>
    public virtual long Due(int length, long at) => at;

    /// <summary>The piece that was asked about last went.</summary>
    public virtual void Sent(int length)
    {
    }

    /// <summary>When an end of stream that arrived at <paramref name="at"/> may go.</summary>
    public virtual long EndDue(long at) => at;

    /// <summary>Data arrived on this direction.</summary>
    public virtual void Arrived(long at)
    {
    }

    /// <summary><paramref name="at"/> plus <paramref name="delay"/>, where never stays never.</summary>
    protected static long Later(long at, long delay) => at == Never || delay == Never ? Never : at + delay;
}
