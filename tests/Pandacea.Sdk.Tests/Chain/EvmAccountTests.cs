using System.Reflection;
using System.Text.Json;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class EvmAccountTests
{
    private const string Key = "0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80";

    [Fact]
    public void Addresses_and_checksums_agree_with_cast()
    {
        var random = Seeded.Stream(nameof(EvmAccountTests));
        for (var i = 0; i < 20; i++)
        {
            var key = random.Hex(32);
            var expected = Cast.Run("wallet", "address", key);
            var account = EvmAccount.FromPrivateKey(key);
            Assert.Equal(expected, EvmAddress.ToChecksum(account.Address));
            Assert.Equal(expected.ToLowerInvariant(), account.Address);
            Assert.True(EvmAddress.IsValid(expected));
        }
    }

    [Fact]
    public void Signatures_of_hashes_agree_with_cast_and_have_low_s()
    {
        var random = Seeded.Stream("signatures");
        var seenRecoveryIds = new HashSet<int>();
        for (var i = 0; i < 40; i++)
        {
            var (key, hash) = (random.Hex(32), random.Bytes(32));
            var signature = EvmAccount.FromPrivateKey(key).Sign(hash);
            var expected = Cast.Run("wallet", "sign", "--no-hash", "--private-key", key, Hex.Encode(hash));
            Assert.Equal(expected, Hex.Encode([.. signature.R, .. signature.S, (byte)(27 + signature.RecoveryId)]));
            Assert.True(signature.S[0] < 0x80);
            seenRecoveryIds.Add(signature.RecoveryId);
        }

        Assert.Equal([0, 1], seenRecoveryIds.Order());
    }

    [Theory]
    [InlineData("0x0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141")]
    [InlineData("0x1234")]
    [InlineData("no key")]
    public void What_is_no_key_is_refused_without_showing_it(string key)
    {
        var refusal = Assert.Throws<ArgumentException>(() => EvmAccount.FromPrivateKey(key));
        Assert.DoesNotContain(key, refusal.ToString());
    }

    [Fact]
    public void Generated_accounts_differ() => Assert.NotEqual(EvmAccount.Generate().Address, EvmAccount.Generate().Address);

    [Fact]
    public void No_text_shows_the_key()
    {
        var account = EvmAccount.FromPrivateKey(Key);
        Assert.Equal("0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266", account.ToString());
        Assert.DoesNotContain(Key[2..], JsonSerializer.Serialize(account));
        Assert.Equal(["Address"], typeof(EvmAccount).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(p => p.Name));
    }

    [Theory]
    [InlineData("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", true)]
    [InlineData("0x5AAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", false)]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", true)]
    [InlineData("0x5aaeb6053f3e94c9b9a09f33669435e7ef1bea", false)]
    [InlineData("5aaeb6053f3e94c9b9a09f33669435e7ef1beaed", false)]
    [InlineData(null, false)]
    public void Checksums_are_checked(string? address, bool valid) => Assert.Equal(valid, EvmAddress.IsValid(address));
}
