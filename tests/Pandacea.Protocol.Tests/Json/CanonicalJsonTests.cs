using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Pandacea.Protocol.Json;

namespace Pandacea.Protocol.Tests.Json;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("0000000000000000", "0")]
    [InlineData("8000000000000000", "0")]
    [InlineData("0000000000000001", "5e-324")]
    [InlineData("8000000000000001", "-5e-324")]
    [InlineData("7fefffffffffffff", "1.7976931348623157e+308")]
    [InlineData("ffefffffffffffff", "-1.7976931348623157e+308")]
    [InlineData("4340000000000000", "9007199254740992")]
    [InlineData("c340000000000000", "-9007199254740992")]
    [InlineData("4430000000000000", "295147905179352830000")]
    [InlineData("44b52d02c7e14af5", "9.999999999999997e+22")]
    [InlineData("44b52d02c7e14af6", "1e+23")]
    [InlineData("44b52d02c7e14af7", "1.0000000000000001e+23")]
    [InlineData("444b1ae4d6e2ef4e", "999999999999999700000")]
    [InlineData("444b1ae4d6e2ef4f", "999999999999999900000")]
    [InlineData("444b1ae4d6e2ef50", "1e+21")]
    [InlineData("3eb0c6f7a0b5ed8c", "9.999999999999997e-7")]
    [InlineData("3eb0c6f7a0b5ed8d", "0.000001")]
    [InlineData("41b3de4355555553", "333333333.3333332")]
    [InlineData("41b3de4355555554", "333333333.33333325")]
    [InlineData("41b3de4355555555", "333333333.3333333")]
    [InlineData("41b3de4355555556", "333333333.3333334")]
    [InlineData("41b3de4355555557", "333333333.33333343")]
    [InlineData("becbf647612f3696", "-0.0000033333333333333333")]
    [InlineData("43143ff3c1cb0959", "1424953923781206.2")]
    public void Numbers_are_written_as_appendix_B_of_the_scheme_has_them(string bits, string text)
    {
        var value = BinaryPrimitives.ReadDoubleBigEndian(Convert.FromHexString(bits));
        Assert.Equal(text, Canonical(value.ToString("R", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_example_of_the_scheme_comes_out_as_printed_there() => Assert.Equal(
        """{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}""",
        Canonical("""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """));

    [Fact]
    public void Names_are_in_the_order_of_their_utf16_units() => Assert.Equal(
        "{\"\\r\":1,\"1\":2,\"\u0080\":3,\"ö\":4,\"€\":5,\"😀\":6,\"\ufb33\":7}",
        Canonical("""{"€":5,"\r":1,"\ufb33":7,"1":2,"😀":6,"\u0080":3,"ö":4}"""));

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":"\ud800"}""")]
    [InlineData("""{"\ud800":1}""")]
    [InlineData("""[1e400]""")]
    [InlineData("""{"a":1,}""")]
    [InlineData("")]
    public void What_has_no_canonical_form_is_refused(string text) => Assert.ThrowsAny<JsonException>(() => Canonical(text));

    [Fact]
    public void Deep_nesting_is_refused() => Assert.ThrowsAny<JsonException>(() => Canonical(new string('[', 100) + new string(']', 100)));

    [Fact]
    public void The_hash_does_not_depend_on_layout_or_on_the_member_that_carries_it()
    {
        var one = JsonElement.Parse("""{"b":[1.0,"x"],"a":{},"hash":"whatever"}""");
        var other = JsonElement.Parse("""{ "a":{ }, "b":[ 1, "x" ] }""");
        Assert.Equal(CanonicalJson.Hash(other), CanonicalJson.Hash(one, "hash"));
        Assert.NotEqual(CanonicalJson.Hash(one), CanonicalJson.Hash(one, "hash"));
    }

    [Fact]
    public void Only_the_outermost_member_is_left_out() =>
        Assert.Equal("""{"a":{"hash":1}}""", Encoding.UTF8.GetString(CanonicalJson.Of(JsonElement.Parse("""{"a":{"hash":1},"hash":2}"""), "hash")));

    [Fact]
    public void Every_double_comes_back_as_it_was() => Gen.Double.Where(double.IsFinite).Sample(
        value => double.Parse(Canonical(value.ToString("R", CultureInfo.InvariantCulture)), CultureInfo.InvariantCulture) == value, iter: 20_000);

    [Fact]
    public void Every_string_comes_back_and_twice_is_as_good_as_once() => Gen.String.Where(text => text.All(unit => !char.IsSurrogate(unit))).Sample(
        text =>
        {
            var once = CanonicalJson.Of(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)));
            return JsonSerializer.Deserialize<string>(once) == text && once.SequenceEqual(CanonicalJson.Of(once));
        },
        iter: 2_000);

    private static string Canonical(string text) => Encoding.UTF8.GetString(CanonicalJson.Of(Encoding.UTF8.GetBytes(text)));
}
