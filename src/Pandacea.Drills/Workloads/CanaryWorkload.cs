using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Calls of a method that nothing else uses, so that a match rule can fail every attempt of them while the load goes on
/// and the circuit stays closed: the only way to see a whole backoff under load (D20).</summary>
public sealed class CanaryWorkload(IEvmRpc rpc, OperationRecorder recorder, string method) : IWorkload
{
    /// <inheritdoc/>
    public string Name => "canary";

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        object?[] parameters = [Account(ordinal), "latest"];
        return recorder.RecordAsync(new OperationStart(OperationNames.Canary, due), async () =>
        {
            await rpc.CallAsync(method, parameters, cancellationToken).ConfigureAwait(false);
            return new Acknowledgement();
        });
    }

    private static string Account(int ordinal)
    {
        var stream = SeedStream.Derive("canary", ordinal.ToString());
        return $"0x{stream.NextUInt64():x16}{stream.NextUInt64():x16}{stream.NextUInt64() & 0xFFFFFFFF:x8}";
    }
}
