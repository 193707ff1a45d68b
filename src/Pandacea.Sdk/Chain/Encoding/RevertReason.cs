using System.Globalization;
using System.Text.Json;
using Pandacea.Protocol;

namespace Pandacea.Sdk.Chain;

/// <summary>What a contract said as it reverted.</summary>
internal sealed record RevertReason(string? Name, string Text)
{
    private const string ErrorText = "0x08c379a0";
    private const string Panic = "0x4e487b71";
    private static readonly Lazy<Dictionary<string, (string Name, string[] Types)>> Errors = new(ReadErrors);

    public static RevertReason Unknown { get; } = new(null, "no reason given");

    public static RevertReason Decode(string? data)
    {
        if (data is null || data.Length < 10)
        {
            return Unknown;
        }

        try
        {
            var reader = new AbiReader(Hex.Decode(data).AsSpan(4));
            return data[..10] switch
            {
                ErrorText => new RevertReason(null, reader.String()),
                Panic => new RevertReason("Panic", $"Panic({reader.UInt()})"),
                var selector when Errors.Value.TryGetValue(selector, out var error) => Format(error.Name, error.Types, reader),
                var selector => new RevertReason(null, "error " + selector),
            };
        }
        catch (FormatException)
        {
            return new RevertReason(null, "unreadable " + data);
        }
    }

    private static RevertReason Format(string name, string[] types, AbiReader reader)
    {
        var arguments = new List<string>();
        foreach (var type in types)
        {
            arguments.Add(type switch
            {
                "address" => reader.Address(),
                "bytes32" => reader.Bytes32(),
                _ => reader.UInt().ToString(CultureInfo.InvariantCulture),
            });
        }

        return new RevertReason(name, $"{name}({string.Join(", ", arguments)})");
    }

    private static Dictionary<string, (string Name, string[] Types)> ReadErrors()
    {
        var errors = new Dictionary<string, (string, string[])>();
        foreach (var entry in LeaseAgreementArtefact.Abi.EnumerateArray())
        {
            if (entry.GetProperty("type").GetString() == "error")
            {
                var name = entry.GetProperty("name").GetString()!;
                var types = entry.GetProperty("inputs").EnumerateArray().Select(TypeOf).ToArray();
                var signature = System.Text.Encoding.ASCII.GetBytes($"{name}({string.Join(',', types)})");
                errors.Add(Hex.Encode(Keccak.Hash(signature).AsSpan(0, 4)), (name, types));
            }
        }

        return errors;
    }

    private static string TypeOf(JsonElement input) => input.GetProperty("type").GetString()!;
}
