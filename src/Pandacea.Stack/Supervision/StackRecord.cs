using System.Text.Json;
using System.Text.Json.Serialization;
using Pandacea.Faults.Processes;

namespace Pandacea.Stack;

/// <summary>What a supervisor writes down about itself and its children, so that others find them, also after its death.</summary>
internal sealed record StackRecord
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public required StackPhase Phase { get; init; }

    public required ProcessIdentity Supervisor { get; init; }

    public required string Pipe { get; init; }

    public required int Offset { get; init; }

    /// <summary>See <see cref="StackPaths.Scratch"/>.</summary>
    public bool Scratch { get; init; }

    /// <summary>Whether the agent is part of the stack.</summary>
    public bool Agent { get; init; } = true;

    /// <summary>Whether a compute worker is part of the stack.</summary>
    public bool Compute { get; init; }

    /// <summary>The IPFS node of the stack, see <see cref="IpfsLocator.Locate"/>; null if it has none.</summary>
    public string? Ipfs { get; init; }

    /// <summary>Its address, where it was not started by the stack; null otherwise.</summary>
    [JsonIgnore]
    public Uri? IpfsElsewhere => Ipfs is { } node ? IpfsLocator.Address(node) : null;

    public string? Version { get; init; }

    /// <summary>See <see cref="BuildId"/>.</summary>
    public string? Build { get; init; }

    public SourceRevision? Source { get; init; }

    /// <summary>SHA-256 of the supervisor's own executable.</summary>
    public string? Sha256 { get; init; }

    public IReadOnlyList<ServiceRecord> Services { get; init; } = [];

    /// <summary>See <see cref="ServiceSettings"/>; what was given at the start, which a restart gives again.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Settings { get; init; }

    public StackProblem? Problem { get; init; }

    /// <summary>Null if there is none, or none that can be understood.</summary>
    public static StackRecord? Read(StackPaths paths)
    {
        try
        {
            return JsonSerializer.Deserialize<StackRecord>(File.ReadAllText(paths.RecordFile), Json);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the file as a whole: readers see the old or the new one.</summary>
    public void Write(StackPaths paths)
    {
        var fresh = paths.RecordFile + ".new";
        File.WriteAllText(fresh, JsonSerializer.Serialize(this, Json));
        File.Move(fresh, paths.RecordFile, overwrite: true);
    }
}
