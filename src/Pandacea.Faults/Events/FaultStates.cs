namespace Pandacea.Faults.Events;

/// <summary>States of a fault in <see cref="FaultStateChanged"/> and in lists.</summary>
public static class FaultStates
{
    /// <summary>Being put in force.</summary>
    public const string Injecting = "injecting";

    /// <summary>In force.</summary>
    public const string Injected = "injected";

    /// <summary>Its undo has begun.</summary>
    public const string Lifting = "lifting";

    /// <summary>No longer in force, though nobody has asked for its undo, which is still to come.</summary>
    public const string Ended = "ended";

    /// <summary>Undone on request.</summary>
    public const string Lifted = "lifted";

    /// <summary>Undone because its lease ran out.</summary>
    public const string Expired = "expired";

    /// <summary>Its undo was tried and did not succeed.</summary>
    public const string Failed = "failed";
}
