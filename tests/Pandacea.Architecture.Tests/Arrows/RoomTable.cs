namespace Pandacea.Architecture.Tests.Arrows;

/// <summary>Which room may use which: the arrows of the design, and the only place that a new arrow is allowed.</summary>
internal static class RoomTable
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> MayUse { get; } = Build();

    private static Dictionary<string, IReadOnlyList<string>> Build()
    {
        var table = new Dictionary<string, IReadOnlyList<string>>
        {
            ["Protocol"] = [],
            ["Privacy"] = [],
            ["Hosting"] = ["Protocol"],
            ["Sdk"] = ["Protocol"],
            ["Agent"] = ["Sdk", "Privacy", "Hosting", "Protocol"],
            ["Compute"] = ["Sdk", "Privacy", "Hosting", "Protocol"],
            ["Ipfs"] = ["Hosting", "Protocol"],
            ["Faults"] = ["Hosting", "Protocol"],
            ["Stack"] = ["Faults", "Hosting", "Protocol"],
            ["Verdict"] = ["Protocol"],
            ["Drills"] = ["Sdk", "Faults", "Stack", "Verdict", "Protocol"],
            ["Web"] = ["Drills", "Verdict", "Hosting"],
        };
        var all = table.Keys.ToList();
        table["Sabotage"] = all;
        table["Cli"] = [.. all, "Sabotage"];
        return table;
    }

    /// <summary>Rooms that <paramref name="room"/> may not use.</summary>
    public static IEnumerable<string> Forbidden(string room) => MayUse.Keys.Except(MayUse[room]).Where(other => other != room);
}
