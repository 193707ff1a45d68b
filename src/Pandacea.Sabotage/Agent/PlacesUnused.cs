using Microsoft.Extensions.DependencyInjection;
using Pandacea.Agent.Admission;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent refuses although it could serve.</summary>
internal sealed class PlacesUnused() : OverloadSabotage("places-unused", CriterionNames.Goodput, "The agent uses three quarters of what it could serve.")
{
    private const double Used = 0.75;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services)
    {
        var queue = services.Last(static service => service.ServiceType == typeof(AdmissionQueue));
        services.AddSingleton(provider =>
        {
            using var right = (AdmissionQueue)queue.ImplementationFactory!(provider);
            var options = right.Options;
            return new AdmissionQueue(options with { MostPerSecond = Used * options.MostPerSecond }, provider.GetRequiredService<TimeProvider>());
        });
    }
}
