using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>What the fake clock shows holds on the real one too.</summary>
public sealed class RealClockTests
{
    private static readonly TimeSpan Reset = TimeSpan.FromSeconds(1);

    [Fact]
    [Trait("Requirement", "S10")]
    public async Task Without_a_probe_a_circuit_lets_a_trial_through_once_its_reset_time_has_passed_and_not_before()
    {
        var events = new RecordedEvents();
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<IResilienceListener>(events)
            .AddPandaceaResilience(static options =>
            {
                options.ProbeInterval = TimeSpan.Zero;
                options.CircuitReset = Reset;
                options.CircuitFailThreshold = 1;
                options.MaxRetries = 0;
            })
            .BuildServiceProvider();
        var factory = services.GetRequiredService<UpstreamPipelineFactory>();

        // Another circuit first: code that runs for the first time is slow.
        await OpenAsync(factory.GetOrCreate("ipfs"));
        var pipeline = factory.GetOrCreate("evm");
        var before = TimeProvider.System.GetTimestamp();
        await OpenAsync(pipeline);
        var after = TimeProvider.System.GetTimestamp();

        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (await timer.WaitForNextTickAsync())
        {
            var sinceOpen = TimeProvider.System.GetElapsedTime(after);
            try
            {
                await CallAsync(pipeline, null);
                break;
            }
            catch (CircuitOpenException)
            {
                Assert.True(sinceOpen < Reset, $"still refused {sinceOpen} after the opening");
            }
        }

        var sinceBefore = TimeProvider.System.GetElapsedTime(before);
        Assert.True(sinceBefore >= Reset, $"let through {sinceBefore} after the opening");
        Assert.Equal(("evm", "timer"), (Assert.Single(events.Of<CircuitHalfOpened>()).Circuit, events.Of<CircuitHalfOpened>()[0].By));
    }

    private static async Task OpenAsync(UpstreamPipeline pipeline)
    {
        await Assert.ThrowsAnyAsync<PandaceaException>(async () => await CallAsync(pipeline, Upstream.Down));
        Assert.Equal(CircuitState.Open, pipeline.State);
    }

    private static ValueTask<string> CallAsync(UpstreamPipeline pipeline, AttemptFailure? failure) => pipeline.ExecuteAsync<string, object?>(
        "test", (_, _, _) => new(failure is null ? AttemptResult<string>.Succeeded("answer") : AttemptResult<string>.Failed(failure)), null);
}
