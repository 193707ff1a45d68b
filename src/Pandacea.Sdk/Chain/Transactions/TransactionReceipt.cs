using System.Text.Json;

namespace Pandacea.Sdk.Chain;

/// <summary>What became of a transaction that is in a block.</summary>
public sealed record TransactionReceipt
{
    /// <summary>Hash of the transaction that was mined; of a replacement if there was one.</summary>
    public required string TransactionHash { get; init; }

    /// <summary>Hash of its block.</summary>
    public required string BlockHash { get; init; }

    /// <summary>Number of its block.</summary>
    public required ulong BlockNumber { get; init; }

    /// <summary>False: it reverted and changed nothing but the sender's nonce and fees.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Gas used.</summary>
    public required ulong GasUsed { get; init; }

    /// <summary>Address of the contract that it deployed, lower case.</summary>
    /// <value>Null: it deployed none.</value>
    public string? ContractAddress { get; init; }

    /// <summary>Events that it emitted, in order.</summary>
    public required IReadOnlyList<ContractLog> Logs { get; init; }

    internal static TransactionReceipt Parse(JsonElement json) => new()
    {
        TransactionHash = Text(json, "transactionHash"),
        BlockHash = Text(json, "blockHash"),
        BlockNumber = Hex.ToUInt64(Text(json, "blockNumber")),
        Succeeded = Text(json, "status") == "0x1",
        GasUsed = Hex.ToUInt64(Text(json, "gasUsed")),
        ContractAddress = json.TryGetProperty("contractAddress", out var address) ? address.GetString()?.ToLowerInvariant() : null,
        Logs = json.GetProperty("logs").EnumerateArray().Select(ContractLog.Parse).ToArray(),
    };

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"A receipt without {name}.");
}
