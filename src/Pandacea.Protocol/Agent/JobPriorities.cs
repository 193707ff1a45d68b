namespace Pandacea.Protocol.Agent;

/// <summary>Values of <see cref="TrainRequest.Priority"/>: jobs of a higher one go first, those of the same one in the order of acceptance.</summary>
public static class JobPriorities
{
    /// <summary>After all others.</summary>
    public const string Low = "low";

    /// <summary>The usual.</summary>
    public const string Normal = "normal";

    /// <summary>Before all others.</summary>
    public const string High = "high";

    /// <summary>All of them, ascending.</summary>
    public static IReadOnlyList<string> All { get; } = [Low, Normal, High];
}
