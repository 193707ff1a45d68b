namespace Pandacea.Agent.Admission;

/// <summary>One place in the queue, taken until disposed.</summary>
public sealed class AdmissionTicket : IDisposable
{
    private readonly AdmissionQueue _queue;
    private int _left;

    internal AdmissionTicket(AdmissionQueue queue, AdmissionCall call, TimeSpan started, int running) =>
        (_queue, Call, Started, Running) = (queue, call, started, running);

    /// <value>Whether the time taken says what the work costs; an early refusal of the work does not.</value>
    public bool Representative { get; set; }

    internal AdmissionCall Call { get; }

    internal TimeSpan Started { get; }

    /// <value>How many ran when it started, itself included.</value>
    internal int Running { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0)
        {
            _queue.Leave(this);
        }
    }
}
