using System.Text;

namespace Pandacea.Sdk.Chain;

/// <summary>The ids that the lease contract knows: 32 bytes as 0x-hex.</summary>
public static class LeaseIds
{
    /// <summary>The id on chain of a product: keccak-256 of its name in UTF-8.</summary>
    public static string ProductId(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Hex.Encode(Keccak.Hash(Encoding.UTF8.GetBytes(name)));
    }

    /// <summary>The id that a lease has, or will have: it follows from chain, contract, spender and proposal.</summary>
    public static string LeaseId(ulong chainId, string contract, string spender, string proposalId) => Hex.Encode(Keccak.Hash(
        new AbiWriter([]).UInt(chainId).Address(contract).Address(spender).Bytes32(proposalId).ToArray()));
}
