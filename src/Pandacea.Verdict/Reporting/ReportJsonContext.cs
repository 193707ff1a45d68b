using System.Text.Json.Serialization;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(RunVerdict))]
internal sealed partial class ReportJsonContext : JsonSerializerContext;
