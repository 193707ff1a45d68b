using System.Text.Json;

namespace Pandacea.Sdk.Chain;

/// <summary>An event that a contract emitted.</summary>
/// <param name="Address">The contract, lower case.</param>
/// <param name="Topics">Signature hash and indexed arguments, 0x-hex words.</param>
/// <param name="Data">The other arguments, 0x-hex.</param>
public sealed record ContractLog(string Address, IReadOnlyList<string> Topics, string Data)
{
    internal static ContractLog Parse(JsonElement json) => new(
        json.GetProperty("address").GetString()!.ToLowerInvariant(),
        json.GetProperty("topics").EnumerateArray().Select(topic => topic.GetString()!).ToArray(),
        json.GetProperty("data").GetString()!);
}
