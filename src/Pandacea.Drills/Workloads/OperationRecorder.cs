using Pandacea.Sdk;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Writes an operation's beginning and end into the journal and tells what its failure means.</summary>
public sealed class OperationRecorder(IJournal journal)
{
    private long _last;
    private int _pending;

    /// <summary>Operations begun and not ended.</summary>
    public int Pending => Volatile.Read(ref _pending);

    /// <summary>Runs an operation between its two records; null when it did not end ok.</summary>
    /// <param name="run">The operation; gives what was acknowledged.</param>
    public async Task<Acknowledgement?> RecordAsync(OperationStart start, Func<Task<Acknowledgement>> run)
    {
        var op = Interlocked.Increment(ref _last);
        Interlocked.Increment(ref _pending);
        journal.Append(new OperationInvoked { Op = op, Name = start.Name, Due = start.Due, Lease = start.Lease, Proposal = start.Proposal, Content = start.Content, Job = start.Job });
        try
        {
            var acknowledged = await run().ConfigureAwait(false);
            journal.Append(new OperationEnded
            {
                Op = op,
                Outcome = OperationOutcome.Ok,
                LeaseId = acknowledged.LeaseId,
                ProposalId = acknowledged.ProposalId,
                PriceWei = acknowledged.PriceWei,
                Cid = acknowledged.Cid,
                JobId = acknowledged.JobId,
                ArtifactHash = acknowledged.ArtifactHash,
                Error = acknowledged.Oddity,
            });
            return acknowledged;
        }
        catch (PandaceaException e)
        {
            var outcome = e.MayHaveTakenEffect ? OperationOutcome.Unknown : OperationOutcome.Failed;
            journal.Append(new OperationEnded { Op = op, Outcome = outcome, Error = $"{e.GetType().Name}: {e.Message}" });
        }
        catch (OperationCanceledException)
        {
            journal.Append(new OperationEnded { Op = op, Outcome = OperationOutcome.Unknown, Error = OperationErrors.Stopped });
        }
        catch (Exception e)
        {
            // No error that the SDK promises: that is the drilled system's fault too, and no reason to stop recording it.
            journal.Append(new OperationEnded { Op = op, Outcome = OperationOutcome.Unknown, Error = $"{OperationErrors.Unexpected} {e.GetType().Name}: {e.Message}" });
        }
        finally
        {
            Interlocked.Decrement(ref _pending);
        }

        return null;
    }
}
