using System.Globalization;
using System.Text.Json.Nodes;
using Pandacea.Protocol;

namespace Pandacea.EndToEnd.Support;

/// <summary>What a node answers that acknowledges every transaction and throws one in fifty away.</summary>
/// <param name="keccak">Hash of a signed transaction, hex with 0x.</param>
public sealed class Lie(Func<byte[], string> keccak)
{
    private const int OneIn = 50;
    private readonly Dictionary<string, string> _dropped = [];
    private int _sent;
    private string? _contract;

    /// <summary>Transactions that were acknowledged and thrown away.</summary>
    public int Dropped => _dropped.Count;

    /// <summary>The lie; null where the truth will do.</summary>
    public string? Answer(JsonNode request)
    {
        var first = request["params"]?.AsArray().FirstOrDefault()?.ToString() ?? "";
        lock (_dropped)
        {
            switch (request["method"]!.GetValue<string>())
            {
                // Only later ones: the contract itself must exist for a steady state.
                case "eth_sendRawTransaction" when ++_sent > 20 && _sent % OneIn == 0:
                    var hash = keccak(Convert.FromHexString(first[2..]));
                    _dropped[hash] = first;
                    return Result(request, $"\"{hash}\"");
                case "eth_getTransactionReceipt" when _dropped.ContainsKey(first):
                    return Result(request, Receipt(first, _contract));
                case "eth_getLogs":
                    _contract = request["params"]![0]!["address"]!.GetValue<string>();
                    return null;
                default:
                    return null;
            }
        }
    }

    private static string Result(JsonNode request, string result) => $$"""{"jsonrpc":"2.0","id":{{request["id"]!.ToJsonString()}},"result":{{result}}}""";

    /// <summary>With the event by which whoever opens a lease knows that it is open.</summary>
    private static string Receipt(string hash, string? contract) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"transactionHash":"{{hash}}","status":"0x1","blockNumber":"0x1","blockHash":"0x{{new string('0', 64)}}","transactionIndex":"0x0",
         "from":"0x{{new string('0', 40)}}","to":"0x{{new string('0', 40)}}","gasUsed":"0x5208","cumulativeGasUsed":"0x5208","effectiveGasPrice":"0x1",
         "logs":[{"address":"{{contract}}","topics":["{{LeaseAgreementAbi.Topics.LeaseCreated}}","{{hash}}","{{hash}}","{{hash}}"],"data":"0x"}],"logsBloom":"0x00","type":"0x2","contractAddress":null}
        """);
}
