namespace Pandacea.Agent.Store;

/// <summary>Where a computation is.</summary>
public enum ComputationState
{
    /// <summary>Its description was not fetched yet.</summary>
    Waiting,

    /// <summary>A job carries it out.</summary>
    Begun,

    /// <summary>It never will be.</summary>
    Failed,
}
