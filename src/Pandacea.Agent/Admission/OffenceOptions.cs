namespace Pandacea.Agent.Admission;

/// <summary>When a caller's own misconduct shuts it out.</summary>
public sealed record OffenceOptions
{
    /// <value>Offences within <see cref="Window"/> that put it on the grey list; 50 unless told.</value>
    public int Threshold { get; init; } = 50;

    /// <value>How long offences count; 60 s unless told.</value>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(60);

    /// <value>Time on the grey list; 600 s unless told.</value>
    public TimeSpan Grey { get; init; } = TimeSpan.FromSeconds(600);

    /// <value>Time of a ban, for who offends again after the grey list; 1800 s unless told.</value>
    public TimeSpan Ban { get; init; } = TimeSpan.FromSeconds(1800);

    /// <value>Callers remembered at most.</value>
    public int Remembered { get; init; } = 10_000;
}
