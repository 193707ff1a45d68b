namespace Pandacea.Privacy;

/// <summary>Takes each record into a sample with the same probability, independently of all others.</summary>
/// <remarks>The probability is a fraction of 2^64, never above the one asked for. Immutable, thread safe.</remarks>
public sealed class PoissonSample
{
    private readonly UInt128 _threshold;

    /// <param name="expected">How many records are expected in the sample; 0 to <paramref name="records"/>.</param>
    /// <param name="records">How many records there are; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    public PoissonSample(long expected, long records)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(records, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(expected);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(expected, records);
        _threshold = ((UInt128)expected << 64) / (UInt128)records;
    }

    /// <summary>Whether the next record is in the sample.</summary>
    public bool Takes(Keystream source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.NextUInt64() < _threshold;
    }
}
