namespace Pandacea.Verdict.Journal;

/// <summary>The proxy saw a complete request head of a client.</summary>
public sealed record RequestArrived : JournalRecord
{
    /// <summary>Name of the proxy.</summary>
    public required string Proxy { get; init; }

    /// <summary>Instant at the proxy, on the runner's clock, ns.</summary>
    public required long At { get; init; }

    /// <summary>Value of <c>Pandacea-Client</c>.</summary>
    public string? Client { get; init; }

    /// <summary>Value of <c>Pandacea-Call</c>.</summary>
    public string? Call { get; init; }

    /// <summary>Value of <c>Pandacea-Attempt</c>.</summary>
    public int? Attempt { get; init; }

    /// <summary>Value of <c>Pandacea-Probe</c>.</summary>
    public string? Probe { get; init; }

    /// <summary>Window whose byte-level or process fault the request met, if any.</summary>
    public int? Window { get; init; }

    /// <summary>JSON-RPC method, where it could be read.</summary>
    public string? Method { get; init; }
}
