using Pandacea.Drills.Definition.Values;

namespace Pandacea.Drills.Definition.Reading;

/// <summary>Reads the attributes of a fault as its catalog entry describes them.</summary>
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

    private static Parsed<string> Check(FaultAttribute attribute, string text) => attribute.Kind switch
    {
        AttributeKind.Duration => As(text, attribute.Min > 0 ? DurationText.Positive(text) : DurationText.ZeroOrMore(text)),
        AttributeKind.Number => As(text, NumberText.Number(attribute.Min ?? double.MinValue, attribute.Max ?? double.MaxValue)(text)),
        AttributeKind.Rate => As(text, NumberText.Rate(text)),
        _ => text.Length > 0 ? text : Parsed<string>.Wrong("is empty."),
    };

    private static Parsed<string> As<T>(string text, Parsed<T> parsed) => new(text, parsed.Error);
}
