using System.Security.Cryptography;
using System.Text;
using Pandacea.Compute.Work;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Support;

/// <summary>Offers with a key that depends on nothing but a number.</summary>
internal static class Offers
{
    public const string Tiny = "builtin/logistic-200x3";

    private static readonly DateTimeOffset AcceptedAt = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    public static JobSpec Training => new(ComputeTasks.LogisticRegression, [new(Tiny)], new(true, 2));

    public static JobSpec Statistic(string task, DataDescription data, string column, double? epsilon = 1) =>
        new(task, [new("people", data)], new(epsilon is not null, epsilon)) { Statistic = new(column) };

    public static JobOffer Of(JobSpec spec, string jobId = "job-1", int attempt = 1, long fence = 1, int key = 1, string? checkpoint = null) =>
        new(jobId, attempt, fence, AcceptedAt.AddSeconds(5), AcceptedAt, spec, Convert.ToBase64String(SHA256.HashData(BitConverter.GetBytes(key))), checkpoint);

    public static JobWork Work(JobSpec spec, int key = 1, string jobId = "job-1")
    {
        var offer = Of(spec, jobId, key: key);
        Assert.True(NoiseKey.TryParse(offer.NoiseKey, out var parsed));
        return new(offer, parsed!);
    }

    public static DataDescription Describe(string csv, long rows, IReadOnlyList<ColumnBounds> columns, string? label = null) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(csv))), rows, columns, label);
}
