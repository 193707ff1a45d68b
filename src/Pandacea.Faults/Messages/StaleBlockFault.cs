using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Messages;

/// <summary>Answers as a node would that lags behind, or one that stands still.</summary>
internal sealed class StaleBlockFault(FaultSettings settings) : IMessageFault
{
    private readonly long _blocks = settings.Number("blocks");
    private long _frozen = -1;

    public static FaultDescription Description { get; } = new("stale_block", FaultStage.Message,
    [
        new("blocks", AttributeKind.Number, Min: 0, Max: 1_000_000, Default: "0") { Summary = "How far behind; 0 freezes at the block of the first struck request." },
    ])
    {
        Summary = "Answers with an older block.",
    };

    public bool ReadsBody => true;

    public bool Matches(RpcCall? call) => call is { IsBatch: false } && (call.Method == "eth_blockNumber" || call.AsksForLatestBlock);

    public async Task ApplyAsync(MessageExchange exchange)
    {
        if (await exchange.BlockNumberAsync().ConfigureAwait(false) is not { } latest)
        {
            await exchange.ForwardAsync().ConfigureAwait(false);
            return;
        }

        var block = $"0x{Math.Max(0, Shown(latest)):x}";
        var call = exchange.Call!;
        await (call.AsksForLatestBlock
            ? exchange.ForwardAsync(call.WithBlock(block))
            : exchange.AnswerAsync(call.Result(block))).ConfigureAwait(false);
    }

    private long Shown(long latest)
    {
        if (_blocks > 0)
        {
            return latest - _blocks;
        }

        Interlocked.CompareExchange(ref _frozen, latest, -1);
        return Interlocked.Read(ref _frozen);
    }
}
