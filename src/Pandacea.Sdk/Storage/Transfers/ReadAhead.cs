using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>Gives the blocks of one file in reading order and has the next ones fetched meanwhile. Not for several threads.</summary>
/// <param name="blocks">Where they come from.</param>
/// <param name="parallel">Most blocks fetched ahead.</param>
internal sealed class ReadAhead(IBlockSource blocks, int parallel) : IBlockSource, IAsyncDisposable
{
    private readonly LinkedList<Expected> _expected = new();
    private readonly CancellationTokenSource _stop = new();

    public async ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken)
    {
        Task<ReadOnlyMemory<byte>>? fetching = null;
        if (_expected.First is { } first && first.Value.Cid.Equals(cid))
        {
            fetching = first.Value.Fetching;
            _expected.RemoveFirst();
        }

        var block = await (fetching ?? FetchAsync(cid, cancellationToken)).ConfigureAwait(false);
        Expect(cid, block);
        Start(cancellationToken);
        return block;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_expected.Select(each => each.Fetching ?? Task.CompletedTask)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    /// <summary>What is below a block is read before what comes after it. What is never read must not be expected: it would stay here for ever.</summary>
    private void Expect(Cid cid, ReadOnlyMemory<byte> block)
    {
        foreach (var below in FileReader.Below(cid, block).Reverse())
        {
            _expected.AddFirst(new Expected(below));
        }
    }

    private void Start(CancellationToken cancellationToken)
    {
        foreach (var next in _expected.Take(parallel))
        {
            next.Fetching ??= FetchAsync(next.Cid, cancellationToken);
        }
    }

    private async Task<ReadOnlyMemory<byte>> FetchAsync(Cid cid, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, cancellationToken);
        return await blocks.GetAsync(cid, either.Token).ConfigureAwait(false);
    }

    private sealed class Expected(Cid cid)
    {
        public Cid Cid => cid;

        public Task<ReadOnlyMemory<byte>>? Fetching { get; set; }
    }
}
