using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Pandacea.Agent.Store;
using Pandacea.Protocol;

namespace Pandacea.Agent.Following;

/// <summary>Reads an entry of <c>eth_getLogs</c>.</summary>
internal static class LeaseLog
{
    private const int WordDigits = 64;
    private const int AddressDigits = 40;

    /// <exception cref="FormatException">It is none of the lease contract.</exception>
    public static ChainEvent Parse(JsonElement json)
    {
        var topics = json.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString()!).ToArray();
        var kind = Kind(topics[0]);
        return new ChainEvent(
            ChainReader.Number(Text(json, "blockNumber")),
            ChainReader.Number(Text(json, "logIndex")),
            Text(json, "blockHash"),
            Text(json, "transactionHash"),
            kind,
            topics[1],
            kind == ChainEventKind.Created ? Terms(topics, Text(json, "data")) : null);
    }

    private static ChainEventKind Kind(string topic) => topic switch
    {
        LeaseAgreementAbi.Topics.LeaseCreated => ChainEventKind.Created,
        LeaseAgreementAbi.Topics.LeaseApproved => ChainEventKind.Approved,
        LeaseAgreementAbi.Topics.LeaseExecuted => ChainEventKind.Executed,
        LeaseAgreementAbi.Topics.LeaseFinalized => ChainEventKind.Finalized,
        LeaseAgreementAbi.Topics.LeaseCancelled => ChainEventKind.Cancelled,
        LeaseAgreementAbi.Topics.DisputeRaised => ChainEventKind.Disputed,
        LeaseAgreementAbi.Topics.DisputeResolved => ChainEventKind.Resolved,
        _ => throw new FormatException($"The topic {topic} is none of the lease contract."),
    };

    private static LeaseTerms Terms(string[] topics, string data) => new(
        ProposalId: "0x" + Word(data, 1),
        Spender: Address(topics[2]),
        Earner: Address(topics[3]),
        ProductHash: "0x" + Word(data, 0),
        Price: BigInteger.Parse("0" + Word(data, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static string Address(string topic) => "0x" + topic[^AddressDigits..];

    private static string Word(string data, int index)
    {
        var at = 2 + (index * WordDigits);
        return data.Length >= at + WordDigits ? data.Substring(at, WordDigits) : throw new FormatException("A LeaseCreated event ends too early.");
    }

    private static string Text(JsonElement json, string name) =>
        json.GetProperty(name).GetString() ?? throw new FormatException($"An event without {name}.");
}
