using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk;

/// <summary>All options of the SDK.</summary>
public sealed class PandaceaOptions
{
    /// <summary>How the SDK behaves when an upstream does not.</summary>
    public ResilienceOptions Resilience { get; } = new();

    /// <summary>How the SDK reaches the chain.</summary>
    public ChainOptions Chain { get; } = new();
}
