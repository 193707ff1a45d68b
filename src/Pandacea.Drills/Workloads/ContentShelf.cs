using Pandacea.Protocol;
using Pandacea.Protocol.Content;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Content that was stored in this run, for those who fetch it. Thread safe.</summary>
public sealed class ContentShelf(RunIdentity identity)
{
    private readonly Lock _gate = new();
    private readonly List<(Cid Cid, ContentTerms Terms)> _stored = [];
    private readonly TaskCompletionSource _first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Takes what was acknowledged.</summary>
    public void Add(Cid cid, ContentTerms terms)
    {
        lock (_gate)
        {
            _stored.Add((cid, terms));
        }

        _first.TrySetResult();
    }

    /// <summary>Something that was stored, the same for the same ordinal and shelf; waits for the first.</summary>
    public async Task<(Cid Cid, ContentTerms Terms)> TakeAsync(int ordinal, CancellationToken cancellationToken)
    {
        await _first.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        var stream = SeedStream.Derive(identity.Seed, $"downloads/{ordinal}");
        lock (_gate)
        {
            return _stored[stream.NextInt(_stored.Count)];
        }
    }
}
