using System.Numerics;

namespace Pandacea.Sdk.Chain;

/// <summary>A call of a contract: whom, with which data and value.</summary>
/// <param name="To">Address of the contract; null deploys one.</param>
/// <param name="Data">Selector and arguments, or the code to deploy.</param>
/// <param name="GasLimit">The gas that a transaction of it may use.</param>
public sealed record ContractCall(string? To, byte[] Data, ulong GasLimit)
{
    /// <summary>Wei sent along.</summary>
    public BigInteger Value { get; init; }

    internal string? From { get; init; }

    internal Dictionary<string, object?> ToParameters()
    {
        var parameters = new Dictionary<string, object?> { ["data"] = Hex.Encode(Data) };
        if (To is not null)
        {
            parameters["to"] = To;
        }

        if (From is not null)
        {
            parameters["from"] = From;
        }

        if (!Value.IsZero)
        {
            parameters["value"] = Hex.Quantity(Value);
        }

        return parameters;
    }
}
