namespace Pandacea.Sdk.Resilience;

/// <summary>The circuit of the dependency is open: the call failed fast, without an attempt or between two.</summary>
public sealed class CircuitOpenException : PandaceaException
{
    internal CircuitOpenException(string message, string circuit)
        : base(message) => Circuit = circuit;

    /// <summary>Name of the circuit.</summary>
    public string Circuit { get; }

    /// <summary>The failure of the call's last attempt.</summary>
    /// <value>Null: the call made no attempt.</value>
    public AttemptFailure? LastFailure { get; init; }
}
