namespace Pandacea.Stack;

/// <summary>What runs, as seen just now.</summary>
public sealed record StackStatus
{
    /// <summary>How the stack is run.</summary>
    public string Target { get; init; } = "native";

    /// <summary>The machine whose ports they are.</summary>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>Whether its supervisor lives.</summary>
    public required bool Running { get; init; }

    /// <summary>Whether every service is ready.</summary>
    public bool Ready => Running && Services.Count > 0 && Services.All(service => service.Ready);

    /// <summary>The <c>.pandacea</c> folder.</summary>
    public required string Home { get; init; }

    /// <summary>Added to every port.</summary>
    public required int Offset { get; init; }

    /// <summary>Whether a run brought it up: what it keeps is gone with the next run.</summary>
    public bool Scratch { get; init; }

    /// <summary>Version of pandacea that runs it.</summary>
    public string? Version { get; init; }

    /// <summary>Commit from which that pandacea was built, where known.</summary>
    public string? Commit { get; init; }

    /// <summary>Whether its checkout held changes that were not committed, where known.</summary>
    public bool? Dirty { get; init; }

    /// <summary>Process id of the supervisor.</summary>
    public int? SupervisorPid { get; init; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Ports by name: <c>evm</c>, <c>evmDirect</c>, <c>agent</c>, <c>agentDirect</c>, <c>ipfs</c>, <c>ipfsDirect</c>, <c>faultControl</c>.</summary>
    public required IReadOnlyDictionary<string, int> Ports { get; init; }

    /// <summary>The IPFS node, where it was started outside of the stack and named to it; null otherwise.</summary>
    public Uri? IpfsElsewhere { get; init; }

    /// <summary>The services.</summary>
    public IReadOnlyList<ServiceStatus> Services { get; init; } = [];

    /// <summary>What its services were given that they would not have by themselves, by service, see <see cref="ServiceSettings"/>; null where that is not known.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Settings { get; init; }

    /// <summary>What a dead supervisor left running; <c>down</c> or the next <c>up</c> stops it.</summary>
    public IReadOnlyList<string> LeftOver { get; init; } = [];
}
