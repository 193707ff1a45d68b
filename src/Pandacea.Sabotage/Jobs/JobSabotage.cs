using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Store;

namespace Pandacea.Sabotage;

/// <summary>Something that is wrong with how the agent treats jobs.</summary>
internal abstract class JobSabotage(string name, string criterion, string purpose) : AgentSabotage(name, criterion, purpose)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.PysyftCrash];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Decorate<IAgentStore>((inner, provider) =>
        new Store(inner, Spoil(inner, provider.GetRequiredService<TimeProvider>())));

    /// <summary>The spoilt store of jobs.</summary>
    protected abstract IJobStore Spoil(IAgentStore inner, TimeProvider time);

    private sealed class Store(IAgentStore inner, IJobStore jobs) : StoreWrapper(inner)
    {
        public override IJobStore Jobs => jobs;
    }
}
