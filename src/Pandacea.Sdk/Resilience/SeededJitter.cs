using Microsoft.Extensions.Options;
using Pandacea.Protocol;

namespace Pandacea.Sdk.Resilience;

/// <summary>Jitter from the run's seed.</summary>
internal sealed class SeededJitter(SeedStream stream) : IJitter
{
    public const double Least = 0.75;
    public const double Most = 1.25;

    private readonly Lock _gate = new();

    /// <summary>The stream named <c>jitter</c> of the options' seed, or of a seed of its own.</summary>
    public static SeededJitter From(IOptions<ResilienceOptions> options) =>
        new(SeedStream.Derive(options.Value.Seed ?? RandomName.New(), "jitter"));

    public double NextFactor()
    {
        lock (_gate)
        {
            return stream.NextDouble(Least, Most);
        }
    }
}
