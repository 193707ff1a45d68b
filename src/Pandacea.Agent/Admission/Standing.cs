namespace Pandacea.Agent.Admission;

/// <summary>How a caller stands.</summary>
public enum Standing
{
    /// <summary>Like everybody.</summary>
    Good,

    /// <summary>Shut out for a while.</summary>
    Grey,

    /// <summary>Shut out for longer: it had been on the grey list before.</summary>
    Banned,
}
