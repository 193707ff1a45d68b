using Pandacea.Ipfs.Blocks;
using Pandacea.Ipfs.Pins;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Collecting;

/// <summary>Deletes blocks that are neither pinned nor held by an operation under way. One collection at a time; operations go on meanwhile.</summary>
internal sealed class Collector(BlockFolder blocks, BlockLinks links, PinFolder pins, Holds holds)
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Deletes every such block.</summary>
    /// <param name="deleted">Told of each.</param>
    /// <param name="cancellationToken">Ends it; what was deleted stays deleted.</param>
    /// <exception cref="ContentException">Something pinned cannot be read, so that what it links to is not known: nothing was deleted.</exception>
    public Task CollectAsync(Func<ContentHash, ValueTask> deleted, CancellationToken cancellationToken) => ExclusivelyAsync(
        async walk =>
        {
            foreach (var (hash, _) in blocks.All())
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (!walk.Reached(hash) && holds.TryDelete(hash, blocks.Delete))
                {
                    await deleted(hash).ConfigureAwait(false);
                }
            }
        },
        cancellationToken);

    /// <summary>Deletes blocks by name.</summary>
    /// <param name="wanted">Which.</param>
    /// <param name="told">Told of each: why it was not deleted, or null.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task DeleteAsync(IReadOnlyList<Cid> wanted, Func<Cid, string?, ValueTask> told, CancellationToken cancellationToken) => ExclusivelyAsync(
        async walk =>
        {
            foreach (var cid in wanted)
            {
                var problem = blocks.SizeOf(cid.Hash) is null ? NotFound.Text(cid)
                    : walk.Reached(cid.Hash) ? $"pinned{(pins.Find(cid) is { } pin ? $": {pin.KindName}" : " or in use")}"
                    : holds.TryDelete(cid.Hash, blocks.Delete) ? null : "in use";
                await told(cid, problem).ConfigureAwait(false);
            }
        },
        cancellationToken);

    private async Task ExclusivelyAsync(Func<DagWalk, Task> delete, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var held = holds.BeginCollection();
            await delete(Reach(held, cancellationToken)).ConfigureAwait(false);
        }
        finally
        {
            holds.EndCollection();
            _one.Release();
        }
    }

    private DagWalk Reach(IReadOnlyList<Cid> held, CancellationToken cancellationToken)
    {
        var walk = new DagWalk(links);
        foreach (var pin in pins.All)
        {
            foreach (var cid in pin.Kind == PinKind.Recursive ? walk.From(pin.Cid) : walk.From(Cid.V1(ContentCodec.Raw, pin.Cid.Hash)))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }

        // What an operation has not written yet cannot be read, but then all below it is held as well.
        foreach (var _ in held.SelectMany(walk.FromWhatIsThere))
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        return walk;
    }
}
