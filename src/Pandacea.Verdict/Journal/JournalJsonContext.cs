using System.Text.Json.Serialization;

namespace Pandacea.Verdict.Journal;

[JsonSerializable(typeof(JournalRecord))]
internal sealed partial class JournalJsonContext : JsonSerializerContext;
