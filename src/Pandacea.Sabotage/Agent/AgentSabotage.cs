using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Http.Catalogue;
using Pandacea.Agent.Leases;
using Pandacea.Agent.Store;

namespace Pandacea.Sabotage;

/// <summary>Something that is wrong in the agent.</summary>
internal abstract class AgentSabotage(string name, string criterion, string purpose) : SabotageBase(name, criterion, purpose)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.AgentCrash];

    /// <inheritdoc/>
    public override string Role => Roles.Agent;

    /// <summary>Lets proposals go to a spoilt store.</summary>
    protected static void Propose(IServiceCollection services, Func<IAgentStore, TimeProvider, IAgentStore> spoil) =>
        services.AddSingleton<ILeaseService>(provider =>
        {
            var time = provider.GetRequiredService<TimeProvider>();
            var store = spoil(provider.GetRequiredService<IAgentStore>(), time);
            return new LeaseService(store, provider.GetRequiredService<ProductCatalogue>(), new PricePolicy(), NewId, time);
        });

    private static string NewId() => "0x" + RandomNumberGenerator.GetHexString(64, lowercase: true);
}
