namespace Pandacea.Agent.Admission;

/// <summary>A request that waits for its turn.</summary>
internal sealed class Waiter(AdmissionCall call, long deadline)
{
    private readonly TaskCompletionSource<AdmissionResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public AdmissionCall Call => call;

    /// <summary>The timestamp at which its caller gives up.</summary>
    public long Deadline => deadline;

    public Task<AdmissionResult> Result => _result.Task;

    public LinkedListNode<Waiter>? Place { get; set; }

    public void Answer(AdmissionResult result) => _result.TrySetResult(result);

    public void Abort(CancellationToken token) => _result.TrySetCanceled(token);
}
