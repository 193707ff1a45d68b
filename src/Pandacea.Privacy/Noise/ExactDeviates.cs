namespace Pandacea.Privacy;

/// <summary>Normal and exponential deviates, right to the last bit that is asked for: made by comparing uniform numbers, without any logarithm,
/// root or rounding.</summary>
/// <remarks>
/// <para>C. F. F. Karney, "Sampling exactly from the normal distribution", 2016, algorithms N, H, B and, for the exponential, E (von Neumann's).
/// The uniform numbers have 128 bits, so that what is drawn is within 1e-30 of the true distribution (total variation, per deviate).</para>
/// <para>How many numbers a deviate takes depends on it: its making takes a time that tells something about it.</para>
/// </remarks>
internal static class ExactDeviates
{
    private static readonly UInt128 Half = UInt128.One << 127;

    /// <summary>A standard normal deviate times 2^<paramref name="bits"/>, rounded down.</summary>
    public static long Normal(Keystream source, int bits)
    {
        while (true)
        {
            var whole = NormalWhole(source);
            if (!Accept(source, whole * (whole - 1)))
            {
                continue;
            }

            var fraction = source.NextUInt128();
            if (AcceptFraction(source, whole, fraction))
            {
                return Signed(source, whole, fraction, bits);
            }
        }
    }

    /// <summary>A Laplace deviate of scale 1 (an exponential one with a random sign) times 2^<paramref name="bits"/>, rounded down.</summary>
    public static long Laplace(Keystream source, int bits)
    {
        for (var whole = 0; ; whole++)
        {
            var fraction = source.NextUInt128();
            if (RunIsEven(source, fraction))
            {
                return Signed(source, whole, fraction, bits);
            }
        }
    }

    /// <summary>A whole number k with a probability proportional to exp(-k/2).</summary>
    private static int NormalWhole(Keystream source)
    {
        var whole = 0;
        while (HalfChance(source))
        {
            whole++;
        }

        return whole;
    }

    /// <summary>True with probability exp(-<paramref name="halves"/>/2).</summary>
    private static bool Accept(Keystream source, int halves)
    {
        for (; halves > 0; halves--)
        {
            if (!HalfChance(source))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True with probability exp(-x (2k + x)/2): k + 1 times exp(-x (2k + x)/(2k + 2)).</summary>
    private static bool AcceptFraction(Keystream source, int whole, UInt128 fraction)
    {
        for (var i = 0; i <= whole; i++)
        {
            if (!AcceptPart(source, whole, fraction))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Algorithm B: a falling run below x, each member of which also needs a chance of (2k + x)/(2k + 2).</summary>
    private static bool AcceptPart(Keystream source, int whole, UInt128 fraction)
    {
        var even = true;
        for (var least = fraction; ; even = !even)
        {
            var next = source.NextUInt128();
            if (next >= least || !Chance(source, whole, fraction))
            {
                return even;
            }

            least = next;
        }
    }

    private static bool Chance(Keystream source, int whole, UInt128 fraction) => source.NextBelow((2 * (ulong)whole) + 2) switch
    {
        0 => false,
        1 => source.NextUInt128() < fraction,
        _ => true,
    };

    /// <summary>True with probability exp(-1/2).</summary>
    private static bool HalfChance(Keystream source) => RunIsEven(source, Half);

    /// <summary>Von Neumann: a run of uniform numbers that falls below x at first and then below each other has an even length with probability exp(-x).</summary>
    private static bool RunIsEven(Keystream source, UInt128 below)
    {
        var even = true;
        for (var least = below; ; even = !even)
        {
            var next = source.NextUInt128();
            if (next >= least)
            {
                return even;
            }

            least = next;
        }
    }

    // Rounded down on both sides of 0: adding a whole number commutes with that, as it would not with rounding towards 0.
    private static long Signed(Keystream source, int whole, UInt128 fraction, int bits)
    {
        var magnitude = ((long)whole << bits) + (long)(fraction >> (128 - bits));
        return (source.NextUInt64() & 1) == 0 ? magnitude : ~magnitude;
    }
}
