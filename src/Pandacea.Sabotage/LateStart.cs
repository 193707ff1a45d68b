using Microsoft.Extensions.Hosting;

namespace Pandacea.Sabotage;

/// <summary>Holds a service up when it starts.</summary>
internal sealed class LateStart(TimeSpan extra, TimeProvider time) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.Delay(extra, time, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
