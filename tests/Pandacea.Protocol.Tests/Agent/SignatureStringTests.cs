using System.Text;
using System.Text.Json;
using Pandacea.Protocol.Agent;

namespace Pandacea.Protocol.Tests.Agent;

public sealed class SignatureStringTests
{
    [Fact]
    public void Every_vector_comes_out()
    {
        using var file = JsonDocument.Parse(VectorFile.Read("signature-strings.json"));
        var vectors = file.RootElement.GetProperty("vectors").EnumerateArray().ToList();
        Assert.True(vectors.Count >= 4);
        foreach (var vector in vectors)
        {
            string Field(string name) => vector.GetProperty(name).GetString()!;
            var hash = SignatureString.BodyHash(Encoding.UTF8.GetBytes(Field("body")));
            Assert.Equal(Field("bodySha256Hex"), hash);
            var text = SignatureString.Of(
                Field("agentPeerId"), Field("method"), Field("pathWithQuery"), vector.GetProperty("timestampMs").GetInt64(), Field("nonce"), Field("idempotencyKey"), hash);
            Assert.Equal(Field("text"), Encoding.UTF8.GetString(text));
        }
    }

    [Fact]
    public void No_key_and_an_empty_key_are_the_same() =>
        Assert.Equal(SignatureString.Of("a", "GET", "/", 1, "n", null, "h"), SignatureString.Of("a", "GET", "/", 1, "n", "", "h"));

    [Fact]
    public void A_part_cannot_pretend_to_be_two() =>
        Assert.Throws<ArgumentException>(() => SignatureString.Of("a", "GET", "/", 1, "n\nk", null, "h"));
}
