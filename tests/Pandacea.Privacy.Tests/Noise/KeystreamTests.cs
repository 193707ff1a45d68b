using Pandacea.Privacy.Tests.Support;

namespace Pandacea.Privacy.Tests.Noise;

public sealed class KeystreamTests
{
    // HKDF-SHA256 and AES-256-CTR of other programs: Python's hmac, openssl enc.
    [Fact]
    public void It_is_AES_in_counter_mode_under_a_derived_key()
    {
        using var stream = Keys.Stream(index: 5);
        var drawn = Enumerable.Range(0, 600).Select(_ => stream.NextUInt64()).ToList();
        ulong[] expected = [0x5552ca5946076d1b, 0xb65b591cbcc87414, 0xdd1729f3277e62bf, 0x3337d2b2a283b4b9];
        Assert.Equal(expected, new[] { drawn[0], drawn[1], drawn[2], drawn[599] });
    }

    [Fact]
    public void The_same_key_purpose_work_and_index_give_the_same_numbers() => Assert.Equal(First(Keys.Stream(3)), First(Keys.Stream(3)));

    [Fact]
    public void Another_key_purpose_work_or_index_gives_other_numbers()
    {
        var other = NoiseKey.FromBytes(new byte[NoiseKey.Length]);
        ulong[] firsts =
        [
            First(Keys.Stream(3)),
            First(Keys.Stream(4)),
            First(Keys.Stream(3, "sampling")),
            First(Keys.Fixed.Streams("noise", new byte[32]).Open(3)),
            First(other.Streams("noise", Keys.Work).Open(3)),
        ];
        Assert.Equal(firsts.Length, firsts.Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(6)]
    [InlineData(256)]
    public void Each_whole_number_below_a_bound_is_as_likely(ulong bound)
    {
        const int Draws = 100_000;
        using var stream = Keys.Stream();
        var counts = new long[bound];
        for (var i = 0; i < Draws; i++)
        {
            counts[stream.NextBelow(bound)]++;
        }

        Assert.All(counts, count => Assert.InRange(bound == 1 ? 0 : Distance.Deviations(count, Draws, 1.0 / bound), -4, 4));
    }

    [Theory]
    [InlineData(10, 1000)]
    [InlineData(1, 3)]
    [InlineData(999, 1000)]
    public void A_sample_takes_each_record_with_its_probability(long expected, long records)
    {
        const int Draws = 200_000;
        using var stream = Keys.Stream();
        var sample = new PoissonSample(expected, records);
        var taken = Enumerable.Range(0, Draws).LongCount(_ => sample.Takes(stream));
        Assert.InRange(Distance.Deviations(taken, Draws, (double)expected / records), -4, 4);
    }

    [Fact]
    public void A_sample_of_all_takes_all_and_a_sample_of_none_takes_none()
    {
        using var stream = Keys.Stream();
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(new PoissonSample(7, 7).Takes(stream)));
        Assert.All(Enumerable.Range(0, 1000), _ => Assert.False(new PoissonSample(0, 7).Takes(stream)));
    }

    private static ulong First(Keystream stream)
    {
        using (stream)
        {
            return stream.NextUInt64();
        }
    }
}
