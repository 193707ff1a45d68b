using System.Text.Encodings.Web;
using System.Text.Json;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>The verdict for programs; its shape is <c>docs/schemas/report.schema.json</c>.</summary>
public sealed class JsonReport : IReport
{
    private static readonly ReportJsonContext Context = new(new JsonSerializerOptions(ReportJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <inheritdoc/>
    public string FileName => "report.json";

    /// <inheritdoc/>
    public void Write(RunVerdict verdict, TextWriter to) => to.WriteLine(JsonSerializer.Serialize(verdict, Context.RunVerdict));
}
