namespace Pandacea.Agent.Admission;

/// <summary>A token bucket for each address or identity.</summary>
/// <param name="PerSecond">Tokens that come back in a second.</param>
/// <param name="Burst">Tokens of a full bucket.</param>
/// <param name="Partitions">Buckets kept at most; the ones longest unused go first.</param>
public sealed record RateLimitOptions(double PerSecond, int Burst, int Partitions = 10_000)
{
    /// <value>For requests without a valid signature, by address.</value>
    public static RateLimitOptions PerAddress { get; } = new(5, 10);

    /// <value>For signed requests, by identity.</value>
    public static RateLimitOptions PerIdentity { get; } = new(2, 10);
}
