namespace Pandacea.Hosting;

/// <summary>How much a line matters.</summary>
public enum EventLevel
{
    /// <summary>For those who build it.</summary>
    Debug,

    /// <summary>What happened.</summary>
    Info,

    /// <summary>What should be looked at.</summary>
    Warn,

    /// <summary>What went wrong.</summary>
    Error,
}
