namespace Pandacea.Compute.Http;

/// <summary>Since when the worker runs.</summary>
internal sealed class WorkerUptime(TimeProvider time)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Elapsed => time.GetElapsedTime(_start);
}
