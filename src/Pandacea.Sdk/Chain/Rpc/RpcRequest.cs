using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Pandacea.Sdk.Chain;

/// <summary>One JSON-RPC request, written once and sent as the same bytes by every attempt.</summary>
internal sealed class RpcRequest
{
    private RpcRequest(string method, long id, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Id = id;
        Body = body;
    }

    public string Method { get; }

    public long Id { get; }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>Whether it can change nothing, however often it arrives.</summary>
    public bool IsRead => Method.StartsWith("eth_", StringComparison.Ordinal) && !Method.StartsWith("eth_send", StringComparison.Ordinal);

    public static RpcRequest Write(string method, long id, IReadOnlyList<object?> parameters)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("jsonrpc", "2.0");
        json.WriteNumber("id", id);
        json.WriteString("method", method);
        json.WritePropertyName("params");
        WriteValue(json, parameters);
        json.WriteEndObject();
        json.Flush();
        return new RpcRequest(method, id, buffer.WrittenMemory);
    }

    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case bool flag:
                json.WriteBooleanValue(flag);
                break;
            case int or long or uint or ulong:
                json.WriteNumberValue(Convert.ToDecimal(value, CultureInfo.InvariantCulture));
                break;
            case JsonElement element:
                element.WriteTo(json);
                break;
            case IReadOnlyDictionary<string, object?> members:
                WriteObject(json, members);
                break;
            case IReadOnlyList<object?> items:
                WriteList(json, items);
                break;
            default:
                throw new ArgumentException($"A JSON-RPC parameter cannot be a {value.GetType().Name}.", nameof(value));
        }
    }

    private static void WriteObject(Utf8JsonWriter json, IReadOnlyDictionary<string, object?> members)
    {
        json.WriteStartObject();
        foreach (var (name, member) in members)
        {
            json.WritePropertyName(name);
            WriteValue(json, member);
        }

        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, IReadOnlyList<object?> items)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            WriteValue(json, item);
        }

        json.WriteEndArray();
    }
}
