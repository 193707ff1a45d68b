using System.Globalization;

namespace Pandacea.Faults.Catalog;

/// <summary>Holds given attributes against their description.</summary>
internal static class AttributeCheck
{
    public static IEnumerable<FaultProblem> Of(FaultDescription fault, IReadOnlyDictionary<string, string> given)
    {
        foreach (var name in given.Keys.Where(name => fault.Attributes.All(known => known.Name != name)))
        {
            var allowed = fault.Attributes.Count == 0 ? "none" : string.Join(", ", fault.Attributes.Select(known => known.Name));
            yield return new(name, $"{fault.Name} has no attribute '{name}'; allowed: {allowed}");
        }

        foreach (var attribute in fault.Attributes)
        {
            if (given.TryGetValue(attribute.Name, out var text))
            {
                if (Problem(attribute, text) is { } problem)
                {
                    yield return new(attribute.Name, problem);
                }
            }
            else if (attribute.Required)
            {
                yield return new(attribute.Name, $"{fault.Name} needs '{attribute.Name}': {Allowed(attribute)}");
            }
        }
    }

    private static string? Problem(AttributeDescription attribute, string text)
    {
        if (attribute.Kind == AttributeKind.Text)
        {
            return attribute.Allowed.Count == 0 || attribute.Allowed.Contains(text) ? null : Refusal(attribute, text);
        }

        return AttributeValue.TryRead(attribute.Kind, text, out var value)
            && !(value < attribute.Min) && !(value > attribute.Max) ? null : Refusal(attribute, text);
    }

    private static string Refusal(AttributeDescription attribute, string text)
        => $"'{text}' is not allowed for '{attribute.Name}'; allowed: {Allowed(attribute)}";

    private static string Allowed(AttributeDescription attribute)
    {
        if (attribute.Allowed.Count > 0)
        {
            return string.Join(", ", attribute.Allowed);
        }

        var unit = attribute.Kind switch { AttributeKind.Duration => " ms", AttributeKind.Rate => " KB/s", _ => "" };
        var low = attribute.Min is { } min ? $", at least {min.ToString(CultureInfo.InvariantCulture)}{unit}" : "";
        var high = attribute.Max is { } max ? $", at most {max.ToString(CultureInfo.InvariantCulture)}{unit}" : "";
        return AttributeValue.Form(attribute.Kind) + low + high;
    }
}
