namespace Pandacea.Faults.Catalog;

/// <summary>The attributes of one fault, read and with defaults filled in.</summary>
internal sealed class FaultSettings(FaultDescription fault, IReadOnlyDictionary<string, string> given)
{
    public long Nanoseconds(string name) => (long)(Value(name) * 1_000_000);

    public double Value(string name) => Text(name) is { Length: > 0 } text && AttributeValue.TryRead(Describe(name).Kind, text, out var value) ? value : 0;

    public long Number(string name) => (long)Value(name);

    public string? Text(string name) => given.TryGetValue(name, out var text) ? text : Describe(name).Default;

    private AttributeDescription Describe(string name) => fault.Attributes.First(attribute => attribute.Name == name);
}
