using System.Text.Json;
using Pandacea.Drills.Definition;
using Pandacea.Sdk.Chain;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Reads the latest block; stands for every read of chain state.</summary>
public sealed class BlockReadWorkload(IEvmRpc rpc, OperationRecorder recorder) : IWorkload
{
    private static readonly object?[] Latest = ["latest", false];

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Reads.Name;

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken) =>
        recorder.RecordAsync(new OperationStart(OperationNames.BlockRead, due), async () =>
        {
            var block = await rpc.CallAsync("eth_getBlockByNumber", Latest, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement(Oddity: block.ValueKind == JsonValueKind.Object && block.TryGetProperty("number", out _)
                ? null
                : "altered: the answer is not a block");
        });
}
