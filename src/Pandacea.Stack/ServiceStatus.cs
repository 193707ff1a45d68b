using System.Text.Json.Serialization;

namespace Pandacea.Stack;

/// <summary>One service of a stack.</summary>
/// <param name="Name">Its name, for example <c>evm</c>.</param>
/// <param name="Address">Where clients reach it.</param>
/// <param name="Ready">Whether it answers there, and lacks nothing that it knows of.</param>
/// <param name="Pid">Its process, if it has one of its own.</param>
/// <param name="Version">What it says that it is.</param>
/// <param name="Since">When it was started.</param>
public sealed record ServiceStatus(string Name, string Address, bool Ready, int? Pid, string? Version, DateTimeOffset? Since)
{
    /// <summary>Name of what holds the faults: the supervisor's control API.</summary>
    public const string Faults = "faults";

    /// <summary>What it lacks, as it says itself; null: nothing, or it does not answer.</summary>
    public string? Lacks { get; init; }

    /// <summary>Why it is not ready.</summary>
    [JsonIgnore]
    public string Problem => Lacks is null ? $"no answer from {Name} at {Address}" : $"{Name} answers, but lacks {Lacks}";

    /// <summary>SHA-256 of its executable, where known.</summary>
    public string? Sha256 { get; init; }
}
