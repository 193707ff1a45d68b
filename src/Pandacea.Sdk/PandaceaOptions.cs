using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk;

/// <summary>All options of the SDK.</summary>
public sealed class PandaceaOptions
{
    /// <summary>How the SDK behaves when an upstream does not.</summary>
    public ResilienceOptions Resilience { get; set; } = new();

    /// <summary>How the SDK reaches the chain.</summary>
    public ChainOptions Chain { get; } = new();

    /// <summary>How the SDK reaches the agent, and as whom.</summary>
    public AgentOptions Agent { get; } = new();

    /// <summary>How the SDK reaches storage.</summary>
    public StorageOptions Storage { get; } = new();

    /// <summary>Overwrites options of <see cref="Resilience"/>, <see cref="Agent"/> and <see cref="Storage"/> by the environment variables that are set.</summary>
    /// <exception cref="OptionsInvalidException">Variables are malformed or out of range; all of one group are named.</exception>
    public void ReadEnvironment(IReadOnlyDictionary<string, string?> environment)
    {
        Resilience.ReadEnvironment(environment);
        Agent.ReadEnvironment(environment);
        Storage.ReadEnvironment(environment);
    }
}
