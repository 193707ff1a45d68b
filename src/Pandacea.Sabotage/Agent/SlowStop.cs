using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The agent takes long to go.</summary>
internal sealed class SlowStop() : AgentSabotage("slow-stop", CriterionNames.CleanStop, "The agent takes 4 s longer to stop.")
{
    private static readonly TimeSpan Extra = TimeSpan.FromSeconds(4);

    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Exposure];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) =>
        services.AddSingleton<IHostedService>(static provider => new Delay(provider.GetRequiredService<TimeProvider>()));

    private sealed class Delay(TimeProvider time) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.Delay(Extra, time, CancellationToken.None);
    }
}
