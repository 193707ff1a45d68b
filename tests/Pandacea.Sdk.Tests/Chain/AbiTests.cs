using System.Numerics;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class AbiTests
{
    [Fact]
    public void Random_calldata_agrees_with_cast()
    {
        var random = Seeded.Stream(nameof(AbiTests));
        for (var i = 0; i < 30; i++)
        {
            var (address, word, number, flag) = (random.Hex(20), random.Hex(32), random.Integer(32), random.NextInt(2) == 1);
            var text = new string('ä', random.NextInt(40)) + random.NextInt(1000);
            var expected = Cast.Run("calldata", "f(address,string,bytes32,uint256,bool,string)", address, text, word, number.ToString(), flag ? "true" : "false", text + "!");
            var selector = Cast.Run("sig", "f(address,string,bytes32,uint256,bool,string)");
            var encoded = new AbiWriter(selector).Address(address).String(text).Bytes32(word).UInt(number).Bool(flag).String(text + "!").ToArray();
            Assert.Equal(expected, Hex.Encode(encoded));
        }
    }

    [Fact]
    public void What_cast_encodes_is_read_back()
    {
        var random = Seeded.Stream("decode");
        for (var i = 0; i < 20; i++)
        {
            var (address, word, number) = (random.Hex(20), random.Hex(32), random.Integer(32));
            var encoded = Cast.Run("abi-encode", "f(address,bytes32,string,uint256,bool)", address, word, "wörd " + i, number.ToString(), "true");
            var reader = new AbiReader(Hex.Decode(encoded));
            Assert.Equal(address, reader.Address());
            Assert.Equal(word, reader.Bytes32());
            Assert.Equal("wörd " + i, reader.String());
            Assert.Equal(number, reader.UInt());
            Assert.True(reader.Bool());
        }
    }

    [Fact]
    public void Data_cut_anywhere_is_refused()
    {
        var whole = new AbiWriter([]).UInt(7).String(new string('r', 32)).ToArray();
        for (var length = 0; length < whole.Length; length += 16)
        {
            Assert.Throws<FormatException>(() => Read(whole.AsSpan(0, length)));
        }

        static void Read(ReadOnlySpan<byte> data)
        {
            var reader = new AbiReader(data);
            reader.UInt();
            reader.String();
            if (data.Length < 128)
            {
                throw new InvalidOperationException("Read behind the end.");
            }
        }
    }

    [Fact]
    public void Numbers_that_do_not_fit_are_refused()
    {
        Assert.Throws<OverflowException>(() => new AbiWriter([]).UInt(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AbiWriter([]).UInt(BigInteger.Pow(2, 256)));
        Assert.Throws<ArgumentException>(() => new AbiWriter([]).Bytes32("0x00"));
        Assert.Throws<ArgumentException>(() => new AbiWriter([]).Address("0x00"));
    }
}
