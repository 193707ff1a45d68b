namespace Pandacea.Stack;

/// <summary>How services read their settings: each gives a sentence for everything that is wrong with what a variable's name leads to.</summary>
/// <param name="Agent">Of the agent.</param>
/// <param name="Compute">Of the compute worker.</param>
/// <param name="Ipfs">Of the built-in IPFS node.</param>
public sealed record SettingsCheck(
    Func<Func<string, string?>, IReadOnlyList<string>> Agent,
    Func<Func<string, string?>, IReadOnlyList<string>> Compute,
    Func<Func<string, string?>, IReadOnlyList<string>> Ipfs)
{
    /// <summary>Leaves it to the services, each of which ends over its own.</summary>
    public static SettingsCheck None { get; } = new(static _ => [], static _ => [], static _ => []);
}
