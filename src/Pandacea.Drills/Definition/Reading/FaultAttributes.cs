using System.Globalization;
using Pandacea.Drills.Definition.Values;
using Pandacea.Faults.Catalog;

namespace Pandacea.Drills.Definition.Reading;

/// <summary>Reads the attributes of a fault as its catalog entry describes them; defaults are filled in, so that a plan says all.</summary>
internal static class FaultAttributes
{
    public static Dictionary<string, string> Read(MapReader reader, FaultDescription description)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in description.Attributes)
        {
            var value = attribute.Required
                ? reader.Required(attribute.Name, text => Check(attribute, text), "")
                : reader.Optional(attribute.Name, text => Check(attribute, text), attribute.Default ?? "");
            if (value.Length > 0)
            {
                values[attribute.Name] = value;
            }
        }

        return values;
    }

    private static Parsed<string> Check(AttributeDescription attribute, string text) => attribute.Kind switch
    {
        AttributeKind.Duration => Duration(attribute, text),
        AttributeKind.Number => Number(attribute, text),
        AttributeKind.Rate => Rate(attribute, text),
        _ => Word(attribute, text),
    };

    private static Parsed<string> Duration(AttributeDescription attribute, string text)
    {
        var parsed = attribute.Min > 0 || attribute.Required ? DurationText.Positive(text) : DurationText.ZeroOrMore(text);
        var milliseconds = parsed.Value.TotalMilliseconds;
        return parsed.Error is not null ? Parsed<string>.Wrong(parsed.Error)
            : milliseconds < attribute.Min || milliseconds > attribute.Max ? Parsed<string>.Wrong($"'{text}' is out of range. Allowed: {Range(attribute, "ms")}.")
            : DurationText.Format(parsed.Value);
    }

    private static Parsed<string> Number(AttributeDescription attribute, string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && !(number < attribute.Min) && !(number > attribute.Max)
            ? number.ToString(CultureInfo.InvariantCulture)
            : Parsed<string>.Wrong($"'{text}' is not a whole number {Range(attribute, "")}.");

    private static Parsed<string> Rate(AttributeDescription attribute, string text) =>
        AttributeValue.TryRead(AttributeKind.Rate, text, out var rate) && !(rate < attribute.Min) && !(rate > attribute.Max)
            ? text
            : Parsed<string>.Wrong($"'{text}' is not {AttributeValue.Form(AttributeKind.Rate)} {Range(attribute, "KB/s")}.");

    private static Parsed<string> Word(AttributeDescription attribute, string text) =>
        attribute.Allowed.Count == 0
            ? WordText.Sentence(text)
            : WordText.OneOf([.. attribute.Allowed], $"a value of {attribute.Name}")(text);

    private static string Range(AttributeDescription attribute, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"from {attribute.Min ?? double.NegativeInfinity}{unit} to {attribute.Max ?? double.PositiveInfinity}{unit}");
}
