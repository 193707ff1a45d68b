using System.Globalization;
using System.Text.Json.Nodes;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Leases and books, read from the node itself.</summary>
/// <param name="rpc">The node.</param>
/// <param name="contract">The lease contract.</param>
/// <param name="earlier">Leases that it held before the run.</param>
public sealed class ChainSource(DirectRpc rpc, string contract, int earlier)
{
    private readonly LeaseContractReader _reader = new(rpc, contract);

    /// <summary>Whether no transaction waits for a block.</summary>
    public async Task<bool> IsCalmAsync(CancellationToken cancellationToken)
    {
        var pool = await rpc.CallAsync("txpool_status", new JsonArray(), cancellationToken).ConfigureAwait(false);
        return int.Parse(pool["pending"]!.GetValue<string>()[2..], NumberStyles.HexNumber, CultureInfo.InvariantCulture) == 0;
    }

    /// <summary>Every lease, in the order of their creation.</summary>
    public async Task<IReadOnlyList<LeaseFound>> LeasesAsync(CancellationToken cancellationToken)
    {
        var leases = await _reader.LeasesAsync(cancellationToken).ConfigureAwait(false);
        return [.. leases.Select((lease, index) => lease with { Earlier = index < earlier })];
    }

    /// <summary>The contract's books beside its leases.</summary>
    public Task<EscrowCounted> EscrowAsync(int leases, CancellationToken cancellationToken) => _reader.EscrowAsync(leases, cancellationToken);
}
