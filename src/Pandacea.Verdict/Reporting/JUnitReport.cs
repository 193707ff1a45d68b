using System.Globalization;
using System.Xml;
using Pandacea.Verdict.Judging;

namespace Pandacea.Verdict.Reporting;

/// <summary>The verdict for build servers: failed is a failure, inconclusive an error, nothing is ever skipped.</summary>
public sealed class JUnitReport : IReport
{
    /// <inheritdoc/>
    public string FileName => "junit.xml";

    /// <inheritdoc/>
    public void Write(RunVerdict verdict, TextWriter to)
    {
        using var xml = XmlWriter.Create(to, new XmlWriterSettings { Indent = true });
        var drill = verdict.Run?.Plan.Drill ?? "unknown";
        var seconds = ((verdict.Run?.DurationMs ?? 0) / 1000).ToString("0.000", CultureInfo.InvariantCulture);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", drill);
        xml.WriteAttributeString("tests", Count(verdict.Criteria.Count));
        xml.WriteAttributeString("failures", Count(With(verdict, CriterionStatus.Failed)));
        xml.WriteAttributeString("errors", Count(With(verdict, CriterionStatus.Inconclusive)));
        xml.WriteAttributeString("skipped", "0");
        xml.WriteAttributeString("time", seconds);
        if (verdict.Run is { } run)
        {
            xml.WriteAttributeString("timestamp", run.StartedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
        }

        WriteProperties(verdict, xml);
        foreach (var criterion in verdict.Criteria)
        {
            Write(criterion, drill, xml);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteProperties(RunVerdict verdict, XmlWriter xml)
    {
        xml.WriteStartElement("properties");
        Property("verdict", VerdictText.Headline(verdict));
        if (verdict.Run?.Plan.File is { } file)
        {
            Property("file", file);
        }

        foreach (var reason in verdict.Run?.Plan.Weakened ?? [])
        {
            Property("weakened", reason);
        }

        foreach (var change in verdict.Run?.Plan.AllChanged ?? [])
        {
            Property("changed", change);
        }

        xml.WriteEndElement();

        void Property(string name, string value)
        {
            xml.WriteStartElement("property");
            xml.WriteAttributeString("name", name);
            xml.WriteAttributeString("value", Clean(value));
            xml.WriteEndElement();
        }
    }

    private static void Write(CriterionResult criterion, string drill, XmlWriter xml)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", drill);
        xml.WriteAttributeString("name", criterion.Criterion);
        if (criterion.Status != CriterionStatus.Passed)
        {
            xml.WriteStartElement(criterion.Status == CriterionStatus.Failed ? "failure" : "error");
            xml.WriteAttributeString("message", Clean(criterion.Summary));
            xml.WriteString(Clean(string.Join('\n', criterion.EvidenceBesides)));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", Clean(criterion.Summary));
        }

        xml.WriteEndElement();
    }

    private static int With(RunVerdict verdict, CriterionStatus status) => verdict.Criteria.Count(criterion => criterion.Status == status);

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>Errors of foreign programs may hold characters that XML forbids.</summary>
    private static string Clean(string text) => string.Concat(text.Select(letter => XmlConvert.IsXmlChar(letter) ? letter : '?'));
}
