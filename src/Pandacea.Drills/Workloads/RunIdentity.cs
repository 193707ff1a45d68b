using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Pandacea.Protocol;

namespace Pandacea.Drills.Workloads;

/// <summary>What the writes of one run derive from: choices from the seed, keys from the random run id.</summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="RunId">Random id of the run.</param>
public sealed record RunIdentity(string Seed, string RunId)
{
    // No two proposals of a run ask for the same: one of unknown fate is found by it.
    private static readonly BigInteger MaxPrice = BigInteger.Parse("1000000000000000000", CultureInfo.InvariantCulture);

    /// <summary>The most that a journey offers, in wei.</summary>
    /// <param name="workload">Which workload's journey.</param>
    /// <param name="ordinal">Ordinal of the journey.</param>
    public BigInteger MaxPriceOf(string workload, int ordinal) =>
        MaxPrice + ((BigInteger)SeedStream.Derive(Seed, $"{workload}/{ordinal}").NextInt(1_000_000) << 32) + (uint)ordinal;

    /// <summary>The idempotency key of a journey.</summary>
    public string KeyOf(string workload, int ordinal) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{RunId}/{workload}/{ordinal}")));
}
