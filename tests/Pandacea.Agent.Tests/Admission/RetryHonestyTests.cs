using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;
using Pandacea.Protocol;
using Xunit.Abstractions;

namespace Pandacea.Agent.Tests.Admission;

/// <summary>Who is refused for its rate, and comes again exactly when it was told to, is let in.</summary>
[Trait("Requirement", "S76")]
public sealed class RetryHonestyTests(ITestOutputHelper output)
{
    private const int Callers = 50;
    private static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private readonly FakeTimeProvider _time = new();
    private readonly PriorityQueue<(string Caller, bool Told), TimeSpan> _coming = new();

    /// <summary>In bursts of so many on average, and so much of what the limit allows in the long run.</summary>
    [Theory]
    [InlineData(2, 0.9, 4)]
    [InlineData(2, 0.8, 8)]
    [InlineData(2, 0.5, 16)]
    [InlineData(2, 0.2, 32)]
    [InlineData(5, 0.9, 8)]
    [InlineData(5, 0.5, 64)]
    public void At_least_99_in_100_are_let_in(double perSecond, double part, int burst)
    {
        var limits = new RateLimits(new(perSecond, 10), _time);
        var chance = SeedStream.Derive("honesty", "bursts");
        foreach (var caller in Enumerable.Range(0, Callers))
        {
            for (var at = TimeSpan.Zero; at < Length; at += TimeSpan.FromSeconds(-Math.Log(1 - chance.NextDouble()) * burst / (part * perSecond)))
            {
                _coming.EnqueueRange(Enumerable.Repeat(($"caller {caller}", false), 1 + (int)(chance.NextDouble() * ((2 * burst) - 1))), at);
            }
        }

        var (first, told, letIn) = Run(limits);

        output.WriteLine($"{first} came, {told} as told, {letIn} of them were let in: {100.0 * letIn / told:0.00} %");
        Assert.InRange(told, 100, int.MaxValue);
        Assert.True(letIn >= 0.99 * told, $"{letIn} of {told}");
    }

    private (int First, int Told, int LetIn) Run(RateLimits limits)
    {
        var (now, first, told, letIn) = (TimeSpan.Zero, 0, 0, 0);
        while (_coming.TryDequeue(out var one, out var at))
        {
            _time.Advance(at - now);
            now = at;
            var decision = limits.Take(one.Caller);
            first += one.Told ? 0 : 1;
            told += one.Told ? 1 : 0;
            letIn += one.Told && decision.Allowed ? 1 : 0;
            if (!decision.Allowed && now < Length)
            {
                _coming.Enqueue((one.Caller, true), now + decision.RetryAfter);
            }
        }

        return (first, told, letIn);
    }
}
