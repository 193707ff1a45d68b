namespace Pandacea.Faults;

/// <summary>A port that the fault host needs is held by something else.</summary>
public sealed class PortTakenException : Exception
{
    /// <summary>Creates the exception for <paramref name="port"/>.</summary>
    /// <param name="port">The port that is taken.</param>
    /// <param name="purpose">What it was wanted for.</param>
    /// <param name="holder">Who holds it, where that could be found out.</param>
    /// <param name="inner">What the operating system said.</param>
    public PortTakenException(int port, string purpose, string? holder, Exception inner)
        : base($"Port {port} ({purpose}) is already in use{(holder is null ? "" : $" by {holder}")}. Stop what holds it, or choose other ports with --offset.", inner)
        => (Port, Holder) = (port, holder);

    /// <summary>The port that is taken.</summary>
    public int Port { get; }

    /// <summary>Who holds it, where that could be found out.</summary>
    public string? Holder { get; }
}
