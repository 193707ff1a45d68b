using System.Text;
using System.Text.Json;
using CsCheck;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>Bodies that are almost right: an object whose fields are replaced, repeated, renamed, lost or joined by others, as text that may be torn.</summary>
internal static class JsonGen
{
    private static readonly string[] Words =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.5", "1e400", "-1E-400", "123456789012345678901234567890", "9007199254740993", "01", "+1", ".5",
        "NaN", "Infinity", "\"\"", "\" \"", "\"0\"", "\"-1\"", "\"1e3\"", "\"0x10\"", "\"24h \"", "\"99999999999h\"", "\"1h\"", "\"\\u0000\"", "\"\\ud800\"",
        "\"\\udfff\\ud800\"", "\"a\\nb\"", "\"\u202e\u2028\u2029\"", "\"\ud83d\ude00e\u0301\"", "\"\\x41\"", "\"tab\there\"", "'x'", "undefined", "[]", "{}", "[[]]",
        "\"../../etc/passwd\"", "\"' OR 1=1 --\"", "\"${jndi:ldap://x}\"", "\"{\\\"event\\\":\\\"forged\\\"}\"", "{\"type\":\"t\"}", "{\"type\":\"t\",\"parameters\":{}}",
        "{\"type\":1}", "\"did:x\"", "/* no */ 1", "\"\u0661\u0662\"",
    ];

    private static readonly string[] Names =
    [
        "productId", "ProductId", "PRODUCTID", "product\\u0049d", "productId ", "productId\\u0000", "maxPrice", "duration", "spenderDid", "computation", "address",
        "nonce", "signature", "reason", "signedTransaction", "__proto__", "$type", "", "\u00fc", "constructor", "a\\nb",
    ];

    private static readonly Gen<string> Depth = Gen.Select(Gen.OneOf<int>(Gen.Int[1, 70], Gen.Int[100, 30_000]), Gen.Bool, (depth, lists) => lists
        ? new string('[', depth) + new string(']', depth)
        : string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));

    private static readonly Gen<string> Long = Gen.Select(Gen.OneOf<int>(Gen.Int[1, 2000], Gen.Int[10_000, 300_000]), Gen.Char[' ', '~'], (length, letter) =>
        JsonSerializer.Serialize(new string(letter, length)));

    private static readonly Gen<string> Digits = Gen.Int[1, 5000].Select(length => "\"" + new string('9', length) + "\"");

    private static readonly Gen<string> Number = Gen.Int[1, 20_000].Select(length => new string('7', length));

    private static readonly Gen<string> Text = Gen.String[Gen.Char, 0, 40].Select(text => JsonSerializer.Serialize(text));

    public static Gen<string> Value { get; } = Gen.Frequency<string>(
        (10, Gen.OneOf(Words)), (2, Text), (2, Depth), (2, Long), (1, Digits), (1, Number));

    private static readonly Gen<Func<List<(string Name, string Value)>, int, List<(string Name, string Value)>>> Change = Gen.Frequency<Func<List<(string Name, string Value)>, int, List<(string Name, string Value)>>>(
        (6, Value.Select(value => Changed((fields, at) => fields[at] = (fields[at].Name, value)))),
        (2, Gen.Select(Gen.OneOf(Names), Value, (name, value) => Changed((fields, at) => fields.Insert(at, (name, value))))),
        (2, Gen.OneOf(Names).Select(name => Changed((fields, at) => fields[at] = (name, fields[at].Value)))),
        (2, Gen.Const(Changed((fields, at) => fields.Add(fields[at])))),
        (1, Value.Select(value => Changed((fields, at) => fields.Add((fields[at].Name, value))))),
        (1, Gen.Const(Changed((fields, at) => fields.RemoveAt(at)))));

    private static readonly Gen<Func<string, byte[]>> Tear = Gen.Frequency<Func<string, byte[]>>(
        (12, Gen.Const(Torn(Encoding.UTF8.GetBytes))),
        (1, Gen.Double.Unit.Select(share => Torn(text => Encoding.UTF8.GetBytes(text[..(int)(text.Length * share)])))),
        (1, Gen.OneOf(" ", "{}", ",", "\0", "]", "\n\n\t", "//", "\ufeff").Select(rest => Torn(text => Encoding.UTF8.GetBytes(text + rest)))),
        (1, Gen.OneOf("\ufeff", "\0", "  \r\n", ")]}',\n", "[").Select(rest => Torn(text => Encoding.UTF8.GetBytes(rest + text)))),
        (1, Gen.OneOf<Encoding>(Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF32).Select(encoding => Torn(encoding.GetBytes))),
        (1, Gen.Select(Gen.Double.Unit, Gen.Byte, (share, value) => Torn(text => Overwritten(Encoding.UTF8.GetBytes(text), share, value)))),
        (1, Value.Select(value => Torn(_ => Encoding.UTF8.GetBytes(value)))));

    /// <summary>A body that started as <paramref name="json"/>.</summary>
    public static Gen<byte[]> From(string json) => Gen.Select(Gen.Select(Change, Gen.Int[0, 20]).List[0, 3], Tear, (changes, tear) =>
    {
        var fields = JsonDocument.Parse(json).RootElement.EnumerateObject().Select(field => (field.Name, field.Value.GetRawText())).ToList();
        foreach (var (change, at) in changes)
        {
            fields = fields.Count == 0 ? fields : change(fields, at % fields.Count);
        }

        return tear("{" + string.Join(',', fields.Select(field => $"\"{field.Item1}\":{field.Item2}")) + "}");
    });

    private static Func<List<(string Name, string Value)>, int, List<(string Name, string Value)>> Changed(Action<List<(string Name, string Value)>, int> change) => (fields, at) =>
    {
        change(fields, at);
        return fields;
    };

    private static Func<string, byte[]> Torn(Func<string, byte[]> tear) => tear;

    private static byte[] Overwritten(byte[] bytes, double share, byte value)
    {
        bytes[(int)(share * (bytes.Length - 1))] = value;
        return bytes;
    }
}
