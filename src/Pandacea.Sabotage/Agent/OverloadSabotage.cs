using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Admission;

namespace Pandacea.Sabotage;

/// <summary>Something that is wrong with whom the agent lets in.</summary>
internal abstract class OverloadSabotage(string name, string criterion, string purpose) : AgentSabotage(name, criterion, purpose)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.AgentOverload];

    /// <summary>Stands before the admission.</summary>
    protected static void Admit(IServiceCollection services, Func<AdmissionQueue, TimeProvider, IAdmission> spoil) =>
        services.AddSingleton(provider => spoil(provider.GetRequiredService<AdmissionQueue>(), provider.GetRequiredService<TimeProvider>()));
}
