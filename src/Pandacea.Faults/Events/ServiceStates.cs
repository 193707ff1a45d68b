namespace Pandacea.Faults.Events;

/// <summary>States of a service in <see cref="ServiceStateChanged"/>.</summary>
public static class ServiceStates
{
    /// <summary>It ended, and nobody had asked it to.</summary>
    public const string Died = "died";

    /// <summary>It answers again after it died.</summary>
    public const string Returned = "returned";

    /// <summary>Somebody has stopped it as SIGSTOP does.</summary>
    public const string Suspended = "suspended";

    /// <summary>It runs on after that.</summary>
    public const string RanOn = "ran_on";

    /// <summary>It was stopped and started again, because somebody asked the supervisor to.</summary>
    public const string Restarted = "restarted";
}
