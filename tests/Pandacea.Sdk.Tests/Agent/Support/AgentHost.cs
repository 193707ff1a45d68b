using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Tests.Resilience;

namespace Pandacea.Sdk.Tests.Agent;

/// <summary>The SDK as a user gets it from the container, on a fake clock, against a stub.</summary>
internal sealed class AgentHost : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private AgentHost(AgentStub stub, DrivenTime time, Action<PandaceaOptions>? configure)
    {
        (Stub, Time) = (stub, time);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddSingleton(Identity);
        services.AddPandacea(options =>
        {
            options.Agent.BaseUrl = stub.Url;
            options.Resilience.Seed = "test";
            options.Resilience.ProbeInterval = TimeSpan.Zero;
            options.Chain.OutboxPath = Path.Combine(Path.GetTempPath(), "pandacea-tests", Guid.NewGuid().ToString("n"), "outbox.ndjson");
            configure?.Invoke(options);
        });
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public AgentStub Stub { get; }

    public DrivenTime Time { get; }

    public AgentIdentity Identity { get; } = AgentIdentity.Generate();

    public PandaceaClient Client => _services.GetRequiredService<PandaceaClient>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task<AgentHost> StartAsync(Action<PandaceaOptions>? configure = null)
    {
        var time = new DrivenTime();
        return new AgentHost(await AgentStub.StartAsync(time), time, configure);
    }

    public Task<T> DriveAsync<T>(ValueTask<T> call) => Time.DriveAsync(call);

    public async Task<AgentException> RefusedAsync<T>(ValueTask<T> call) => await Assert.ThrowsAsync<AgentException>(() => DriveAsync(call));

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Stub.DisposeAsync();
    }
}
