using Microsoft.Extensions.Options;
using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Tests.Resilience;

public sealed class BackoffTests
{
    [Fact]
    [Trait("Requirement", "S27")]
    [Trait("Requirement", "S99")]
    public void Five_retries_wait_at_least_2_3_seconds_whatever_the_seed()
    {
        for (var seed = 0; seed < 1000; seed++)
        {
            var backoff = Backoff(new ResilienceOptions(), new SeededJitter(SeedStream.Derive($"{seed}", "jitter")));

            var delays = Enumerable.Range(1, 5).Select(retry => backoff.Before(retry, null)).ToList();

            Assert.InRange(delays.Sum(delay => delay.Delay.TotalMilliseconds), 2300, 3875);
            Assert.All(delays, delay => Assert.InRange(delay.Delay / delay.Nominal, 0.75, 1.25));
        }
    }

    [Fact]
    public void Jitter_uses_its_whole_range()
    {
        var jitter = new SeededJitter(SeedStream.Derive("7", "jitter"));

        var factors = Enumerable.Range(0, 10_000).Select(_ => jitter.NextFactor()).ToList();

        Assert.InRange(factors.Min(), 0.75, 0.752);
        Assert.InRange(factors.Max(), 1.248, 1.25);
        Assert.InRange(factors.Average(), 0.99, 1.01);
    }

    [Fact]
    [Trait("Requirement", "S99")]
    public void The_cap_holds_with_jitter_and_for_any_retry()
    {
        var options = new ResilienceOptions();
        foreach (var factor in new[] { 0.75, 1, 1.2499 })
        {
            var backoff = Backoff(options, new FixedJitter(factor));
            foreach (var retry in new[] { 6, 7, 31, 32, 33, 64, 100, int.MaxValue })
            {
                var delay = backoff.Before(retry, null);

                Assert.InRange(delay.Delay, TimeSpan.Zero, options.MaxDelay);
                Assert.Equal(TimeSpan.FromMilliseconds(retry == 6 ? 3200 : 5000), delay.Nominal);
            }
        }
    }

    [Theory]
    [InlineData(0.75, 5000)]
    [InlineData(1, 5025)]
    [InlineData(1.25, 5050)]
    [InlineData(0.5, 5000)]
    public void Retry_after_is_a_least_wait(double factor, double expectedMs)
    {
        var delay = Backoff(new ResilienceOptions(), new FixedJitter(factor)).Before(4, TimeSpan.FromSeconds(5));

        Assert.Equal(expectedMs, delay.Delay.TotalMilliseconds, 3);
        Assert.Equal(800, delay.Nominal.TotalMilliseconds, 3);
    }

    [Fact]
    public void Without_a_seed_two_processes_jitter_differently()
    {
        static double[] Draw() => [.. Enumerable.Range(0, 4).Select(_ => SeededJitter.From(Options.Create(new ResilienceOptions())).NextFactor())];

        Assert.NotEqual(Draw(), Draw());
    }

    private static ExponentialBackoff Backoff(ResilienceOptions options, IJitter jitter) => new(Options.Create(options), jitter);

    private sealed class FixedJitter(double factor) : IJitter
    {
        public double NextFactor() => factor;
    }
}
