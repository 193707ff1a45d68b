namespace Pandacea.Sdk.Resilience;

/// <summary>Names of circuits and states: <c>evm</c>, or <c>evm/host:port</c> where a dependency has several endpoints.</summary>
internal static class CircuitName
{
    /// <summary>The part that names the dependency.</summary>
    public static string Dependency(string circuit)
    {
        var slash = circuit.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? circuit : circuit[..slash];
    }

    public static string Of(CircuitState state) => state switch
    {
        CircuitState.Closed => "closed",
        CircuitState.Open => "open",
        _ => "half_open",
    };
}
