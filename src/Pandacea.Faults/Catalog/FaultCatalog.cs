namespace Pandacea.Faults.Catalog;

/// <summary>Every kind of fault there is.</summary>
public static class FaultCatalog
{
    /// <summary>All of them, byte faults first.</summary>
    public static IReadOnlyList<FaultDescription> All { get; } = [.. FaultRegistry.Entries.Select(entry => entry.Description)];

    /// <summary>The fault named <paramref name="name"/>, or null.</summary>
    public static FaultDescription? Find(string name) => All.FirstOrDefault(fault => fault.Name == name);

    /// <summary>What is wrong with a fault of type <paramref name="type"/>; empty if nothing is.</summary>
    public static IReadOnlyList<FaultProblem> Check(
        string type, IReadOnlyDictionary<string, string> attributes, double percent = 100, string? method = null)
    {
        if (Find(type) is not { } fault)
        {
            return [new("type", $"'{type}' is not a fault; allowed: {string.Join(", ", All.Select(each => each.Name))}")];
        }

        var problems = new List<FaultProblem>();
        if (!(percent > 0 && percent <= 100))
        {
            problems.Add(new("percent", $"{percent} is not a percentage; allowed: more than 0, at most 100"));
        }
        else if (percent < 100 && !fault.TakesPercent)
        {
            problems.Add(new("percent", $"{type} strikes everything; allowed: 100"));
        }

        if (method is not null && !fault.TakesMethod)
        {
            problems.Add(new("method", $"{type} cannot tell methods apart; leave it out"));
        }

        problems.AddRange(AttributeCheck.Of(fault, attributes));
        return problems;
    }
}
