namespace Pandacea.Agent.Admission;

/// <summary>A request that waits for its turn.</summary>
internal sealed class Waiter(AdmissionCall call, TimeSpan entered, TimeSpan deadline)
{
    private readonly TaskCompletionSource<AdmissionResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AdmissionCall Call => call;

    public TimeSpan Entered => entered;

    /// <summary>When its caller gives up.</summary>
    public TimeSpan Deadline => deadline;

    public Task<AdmissionResult> Result => _result.Task;

    public LinkedListNode<Waiter>? Place { get; set; }

    public long Round { get; set; }

    /// <summary>Hears when the caller goes away.</summary>
    public CancellationTokenRegistration Abort { get; set; }

    public void Answer(AdmissionResult result)
    {
        Abort.Unregister();
        _result.TrySetResult(result);
    }

    public void Cancel(CancellationToken token) => _result.TrySetCanceled(token);
}
