using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>A pipeline on a fake clock with an upstream whose answers are scripted.</summary>
internal sealed class Upstream : IDisposable
{
    public static readonly AttemptFailure Down = new(FailureKind.NoConnection, "no connection");

    private readonly ServiceProvider _services;

    public Upstream(Action<ResilienceOptions>? configure = null, Action<IServiceCollection>? replace = null, string circuit = "evm")
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IResilienceListener>(Events);
        services.AddPandaceaResilience(options =>
        {
            options.Seed = "test";
            options.ProbeInterval = TimeSpan.Zero;
            configure?.Invoke(options);
        });
        replace?.Invoke(services);
        _services = services.BuildServiceProvider();
        Factory = _services.GetRequiredService<UpstreamPipelineFactory>();
        Pipeline = Factory.GetOrCreate(circuit);
    }

    public DrivenTime Time { get; } = new();

    public RecordedEvents Events { get; } = new();

    public UpstreamPipelineFactory Factory { get; }

    public UpstreamPipeline Pipeline { get; }

    public IServiceProvider Services => _services;

    /// <summary>Attempts that reached the upstream.</summary>
    public List<AttemptContext> Seen { get; } = [];

    /// <summary>A call whose attempts meet the given answers in turn, the last one again and again; null is a success.</summary>
    public async Task<string> CallAsync(params AttemptFailure?[] answers)
    {
        var made = 0;
        return await Time.DriveAsync(Pipeline.ExecuteAsync<string, object?>(
            "test",
            (_, attempt, _) =>
            {
                Seen.Add(attempt);
                var answer = answers[Math.Min(made++, answers.Length - 1)];
                return ValueTask.FromResult<AttemptResult<string>>(answer is null ? "answer" : answer);
            },
            null));
    }

    /// <summary>A call of one attempt that the test ends itself.</summary>
    public (Task<string> Call, TaskCompletionSource<AttemptResult<string>> Attempt) Begin(CancellationToken cancellationToken = default)
    {
        var ending = new TaskCompletionSource<AttemptResult<string>>();
        var call = Pipeline.ExecuteAsync<string, object?>(
            "test",
            async (_, attempt, token) =>
            {
                Seen.Add(attempt);
                return await ending.Task.WaitAsync(token);
            },
            null,
            cancellationToken).AsTask();
        return (call, ending);
    }

    /// <summary>Fails one attempt of one call.</summary>
    public async Task FailAsync(int times = 1, AttemptFailure? failure = null)
    {
        for (var time = 0; time < times; time++)
        {
            var (call, attempt) = Begin();
            attempt.SetResult(failure ?? Down);
            await Assert.ThrowsAnyAsync<PandaceaException>(() => call);
        }
    }

    /// <summary>A call that is expected to fail.</summary>
    public async Task<T> FailsAsync<T>(params AttemptFailure?[] answers)
        where T : PandaceaException => await Assert.ThrowsAsync<T>(() => CallAsync(answers));

    /// <summary>Waits for a state that a background probe brings about.</summary>
    public async Task UntilAsync(CircuitState state)
    {
        using var patience = new CancellationTokenSource(Bounds.Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
        while (Pipeline.State != state)
        {
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }

    public void Dispose() => _services.Dispose();
}
