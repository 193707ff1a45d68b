using System.Globalization;
using Pandacea.Ipfs.Blocks;
using Pandacea.Ipfs.Pins;
using Pandacea.Ipfs.Rpc;
using Pandacea.Ipfs.Uploads;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary>One call of <c>add</c>. What is named in an answer is durable, and a root is pinned, before the line with it is sent.</summary>
/// <remarks>Parts that share their first step are one directory; Kubo wants them one after the other as well.</remarks>
internal sealed class Adding(RpcCall call, AddOptions options, NodeStore store, BlockWriter writer, IpfsMetrics metrics)
{
    private const int MostUnflushed = 64;

    private readonly CidText _text = CidText.Of(call.Query);
    private readonly IBlockSink _sink = options.OnlyHash ? NoSink.Instance : writer;
    private readonly List<AddEvent> _unflushed = [];
    private readonly List<AddEvent> _waiting = [];
    private DirectoryTree? _directory = options.Wrap ? new() : null;
    private string _directoryName = "";
    private ContentNode? _root;
    private bool _any;

    public async Task NextAsync(UploadPart part)
    {
        _any = true;
        var isTop = !options.Wrap && (part.Path.Count == 0 || (part.Path.Count == 1 && !part.IsDirectory));
        if (_directory is not null && !options.Wrap && (isTop || part.Path[0] != _directoryName))
        {
            await EndDirectoryAsync().ConfigureAwait(false);
        }

        await SettleAsync().ConfigureAwait(false);
        if (!isTop)
        {
            (_directory, _directoryName) = (_directory ?? new(), options.Wrap ? "" : part.Path[0]);
            await IntoAsync(part, options.Wrap ? part.Path : [.. part.Path.Skip(1)]).ConfigureAwait(false);
        }
        else if (!part.IsDirectory)
        {
            (var name, _root) = await FileAsync(part, part.Path).ConfigureAwait(false);
            _unflushed.Add(Event(name, _root));
        }
    }

    /// <summary>To be called when the request was read to its end.</summary>
    public async Task EndAsync()
    {
        if (!_any)
        {
            throw new RpcException("expected a file argument", RpcException.Caller);
        }

        if (_directory is not null)
        {
            await EndDirectoryAsync().ConfigureAwait(false);
        }

        await SettleAsync().ConfigureAwait(false);
    }

    private async Task IntoAsync(UploadPart part, IReadOnlyList<string> path)
    {
        try
        {
            if (part.IsDirectory)
            {
                _directory!.AddDirectory(string.Join('/', path));
                return;
            }

            var (name, node) = await FileAsync(part, path).ConfigureAwait(false);
            _directory!.Add(name, node);
            _unflushed.Add(Event(Joined(name), node));
        }
        catch (ArgumentException error)
        {
            throw new RpcException(error.Message, RpcException.Caller);
        }

        if (_unflushed.Count >= MostUnflushed)
        {
            await FlushAsync().ConfigureAwait(false);
        }
    }

    private async Task<(string Name, ContentNode Node)> FileAsync(UploadPart part, IReadOnlyList<string> path)
    {
        var name = string.Join('/', path);
        var content = options.Progress
            ? new ProgressStream(part.Content, bytes => call.Answer.NextAsync(new AddEvent(Joined(name), null, bytes > 0 ? bytes : null, null), call.Cancelled))
            : part.Content;
        var node = await FileBuilder.BuildAsync(content, options.Layout, _sink, cancellationToken: call.Cancelled).ConfigureAwait(false);
        metrics.Received((long)node.ContentSize);
        return (name.Length > 0 ? name : node.Cid.ToString(), node);
    }

    private async Task EndDirectoryAsync()
    {
        var built = await _directory!.BuildAsync(options.Layout, _sink, call.Cancelled).ConfigureAwait(false);
        _unflushed.AddRange(built.Select(each => Event(Joined(each.Name), each.Node)));
        (_directory, _directoryName, _root) = (null, "", built[^1].Node);
    }

    /// <summary>Makes durable what came so far, pins a root that is whole, and tells. It waits for what comes behind a root:
    /// only then is it certain that the root was sent as a whole, and only an answer that begins after the request leaves the connection usable.</summary>
    private async Task SettleAsync()
    {
        if (_root is { } root)
        {
            await writer.FlushAsync().ConfigureAwait(false);
            if (options.Pin)
            {
                // Whoever is gone was told nothing, so nothing stays pinned for them.
                call.Cancelled.ThrowIfCancellationRequested();
                await store.Pins.AddAsync(new Pin(root.Cid, PinKind.Recursive, options.PinName), CancellationToken.None).ConfigureAwait(false);
            }

            _root = null;
            Release();
        }

        await TellAsync().ConfigureAwait(false);
    }

    private async Task FlushAsync()
    {
        await writer.FlushAsync().ConfigureAwait(false);
        Release();
    }

    private void Release()
    {
        _waiting.AddRange(_unflushed);
        _unflushed.Clear();
    }

    private async Task TellAsync()
    {
        foreach (var line in _waiting.Where(_ => !options.Silent))
        {
            await call.Answer.NextAsync(line, call.Cancelled).ConfigureAwait(false);
        }

        _waiting.Clear();
    }

    private AddEvent Event(string name, ContentNode node) => new(name, _text.Write(node.Cid), null, node.TreeSize.ToString(CultureInfo.InvariantCulture));

    private string Joined(string name) => _directoryName.Length == 0 ? name : name.Length == 0 ? _directoryName : $"{_directoryName}/{name}";
}
