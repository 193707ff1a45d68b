using Pandacea.Ipfs.Collecting;
using Pandacea.Ipfs.Pins;
using Pandacea.Ipfs.Rpc;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>pin/ls</c>: what is pinned, and how.</summary>
internal sealed class PinListCommand(NodeStore store) : ICommand
{
    private const string All = "all";
    private const string Indirect = "indirect";

    public string Path => "pin/ls";

    public async Task RunAsync(RpcCall call)
    {
        var (text, query) = (CidText.Of(call.Query), call.Query);
        var type = query.Text("type") is { Length: > 0 } given ? given : All;
        if (type is not (All or Indirect or "direct" or "recursive"))
        {
            throw new RpcException($"invalid type '{type}', must be one of {{direct, indirect, recursive, all}}");
        }

        var filter = PinName.Of(query, "name");
        var named = query.Flag("names") == true || filter.Length > 0;
        var found = query.Arguments.Count > 0
            ? NamedAsync(query.Arguments, type, text, call.Cancelled)
            : EveryAsync(type, call.Cancelled).Where(entry => entry.Name.Contains(filter, StringComparison.Ordinal));
        await AnswerAsync(call, found.Select(entry => named ? entry : entry with { Name = "" }), text).ConfigureAwait(false);
    }

    private static async Task AnswerAsync(RpcCall call, IAsyncEnumerable<Entry> found, CidText text)
    {
        if (call.Query.Flag("stream") == true)
        {
            await foreach (var entry in found.ConfigureAwait(false))
            {
                await call.Answer.NextAsync(new { Cid = text.Write(entry.Cid), Name = entry.Name.Length > 0 ? entry.Name : null, entry.Type }, call.Cancelled).ConfigureAwait(false);
            }

            return;
        }

        var keys = new Dictionary<string, object>();
        await foreach (var entry in found.ConfigureAwait(false))
        {
            keys[text.Write(entry.Cid)] = new { entry.Type, entry.Name };
        }

        await call.Answer.SingleAsync(new { Keys = keys.Count > 0 ? keys : null }, call.Cancelled).ConfigureAwait(false);
    }

    private async IAsyncEnumerable<Entry> NamedAsync(
        IReadOnlyList<string> arguments, string type, CidText text, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var argument in arguments)
        {
            var cid = await ContentPath.Parse(argument).ResolveAsync(store.Blocks, cancellationToken).ConfigureAwait(false);
            var pin = store.Pins.Find(cid);
            yield return pin is not null && (type == All || type == pin.KindName) ? Of(pin)
                : type is All or Indirect && Above(cid) is { } root ? new(cid, $"indirect through {text.Write(root)}", "")
                : throw new RpcException($"path '{argument}' is not pinned");
        }
    }

    private async IAsyncEnumerable<Entry> EveryAsync(string type, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var pin in store.Pins.All.Where(pin => type == All || type == pin.KindName))
        {
            yield return Of(pin);
        }

        if (type is All or Indirect)
        {
            var walk = new DagWalk(store.Links);
            foreach (var cid in store.Pins.All.Where(pin => pin.Kind == PinKind.Recursive).SelectMany(pin => walk.From(pin.Cid)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (store.Pins.Find(cid) is null)
                {
                    yield return new(cid, Indirect, "");
                }
            }
        }
    }

    /// <summary>A recursive pin that reaches a block from above.</summary>
    private Cid? Above(Cid cid) => store.Pins.All
        .Where(pin => pin.Kind == PinKind.Recursive && !pin.Cid.Equals(cid))
        .FirstOrDefault(pin => new DagWalk(store.Links).From(pin.Cid).Contains(cid))?.Cid;

    private static Entry Of(Pin pin) => new(pin.Cid, pin.KindName, pin.Name);

    private sealed record Entry(Cid Cid, string Type, string Name);
}
