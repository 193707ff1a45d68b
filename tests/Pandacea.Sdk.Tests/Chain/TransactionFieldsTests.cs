using System.Numerics;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class TransactionFieldsTests
{
    [Fact]
    public void Signed_bytes_agree_with_cast()
    {
        var random = Seeded.Stream(nameof(TransactionFieldsTests));
        for (var i = 0; i < 25; i++)
        {
            var key = random.Hex(32);
            var fields = new TransactionFields
            {
                ChainId = 1 + (ulong)random.NextInt(100_000),
                Nonce = (ulong)random.NextInt(i < 5 ? 2 : 1_000_000),
                Fees = new Fees(random.Integer(7) + 1000, random.NextInt(1000)),
                GasLimit = 21_000 + (ulong)random.NextInt(1_000_000),
                To = random.Hex(20),
                Value = random.Integer(10),
                Data = [],
            };
            var word = random.Integer(32);
            fields = fields with { Data = new AbiWriter(Cast.Run("sig", "f(uint256)")).UInt(word).ToArray() };
            var signed = fields.Sign(EvmAccount.FromPrivateKey(key));
            var expected = Expected(key, fields, word);
            Assert.Equal(expected, signed.Raw);
            Assert.Equal(Cast.Run("keccak", expected), signed.Hash);
            Assert.True(signed.IsIntact);
            Assert.False((signed with { Raw = signed.Raw[..^2] + (signed.Raw.EndsWith("00", StringComparison.Ordinal) ? "01" : "00") }).IsIntact);
        }
    }

    private static string Expected(string key, TransactionFields fields, BigInteger word) => Cast.Run(
        "mktx",
        "--private-key", key,
        "--chain", fields.ChainId.ToString(),
        "--nonce", fields.Nonce.ToString(),
        "--gas-limit", fields.GasLimit.ToString(),
        "--gas-price", fields.Fees.MaxFee.ToString(),
        "--priority-gas-price", fields.Fees.MaxPriorityFee.ToString(),
        "--value", fields.Value.ToString(),
        "--rpc-url", "http://127.0.0.1:1",
        fields.To!, "f(uint256)", word.ToString());
}
