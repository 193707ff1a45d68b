namespace Pandacea.Sdk.Resilience;

/// <summary>What an attempt's outcome tells a circuit about its upstream.</summary>
internal enum CircuitVote
{
    /// <summary>It answered: a success, or an error that is the caller's own.</summary>
    Answered,

    /// <summary>It failed.</summary>
    Failed,

    /// <summary>Nothing: it asked for patience, or the attempt was called off.</summary>
    None,
}
