using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Pandacea.Hosting;

/// <summary>Writes events, one JSON object a line: <c>timestamp</c>, <c>level</c>, <c>event</c>, its fields, <c>trace_id</c>.</summary>
/// <param name="writer">Where lines go, usually standard output.</param>
/// <param name="time">Stamps the lines.</param>
/// <param name="minimum">Lines below it are not written.</param>
public sealed class JsonEventLog(TextWriter writer, TimeProvider time, EventLevel minimum = EventLevel.Info)
{
    private const string NoTrace = "00000000000000000000000000000000";

    // Lines are read by people as well: only what JSON demands is escaped.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Lock _gate = new();

    /// <summary>Writes one line; <c>trace_id</c> is the current activity's unless given.</summary>
    /// <param name="level">How much it matters.</param>
    /// <param name="name">Name of the event.</param>
    /// <param name="fields">Its fields, in order.</param>
    /// <param name="traceId">The request's trace, if it is not the current one.</param>
    public void Write(EventLevel level, string name, IEnumerable<KeyValuePair<string, object?>> fields, string? traceId = null)
    {
        if (level < minimum)
        {
            return;
        }

        var buffer = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(buffer, Plain))
        {
            json.WriteStartObject();
            json.WriteString("timestamp", time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("level", Name(level));
            json.WriteString("event", name);
            foreach (var (key, value) in fields)
            {
                json.WritePropertyName(key);
                JsonSerializer.Serialize(json, value);
            }

            json.WriteString("trace_id", traceId ?? Activity.Current?.TraceId.ToHexString() ?? NoTrace);
            json.WriteEndObject();
        }

        lock (_gate)
        {
            writer.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
            writer.Write('\n');
            writer.Flush();
        }
    }

    private static string Name(EventLevel level) => level switch
    {
        EventLevel.Debug => "DEBUG",
        EventLevel.Info => "INFO",
        EventLevel.Warn => "WARN",
        _ => "ERROR",
    };
}
