namespace Pandacea.Sdk.Resilience;

/// <summary>Identifies an attempt; the transport sends both as headers so that a proxy can tell attempts apart.</summary>
/// <param name="CallId">The same for every attempt of a call.</param>
/// <param name="Ordinal">Ordinal of the attempt, from 1.</param>
public readonly record struct AttemptContext(string CallId, int Ordinal)
{
    /// <summary>How long the attempt may take, for a transport that tells the upstream.</summary>
    public TimeSpan TimeLeft { get; init; }

    internal UpstreamCall? Call { get; init; }

    /// <summary>Says that bytes moved: the attempt has its time anew, as far as the total timeout allows. For transports that stream.</summary>
    public void Progressed() => Call?.Progressed(Ordinal);
}
