using Pandacea.Protocol;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Training;

/// <summary>Chooses the records that a training holds out: exactly so many as the job's shape says, each equally likely, by the seed alone.</summary>
internal static class HeldOut
{
    public static bool[] Choose(JobShape shape, long seed)
    {
        var held = new bool[shape.Rows];
        var stream = SeedStream.Derive(seed.ToString(System.Globalization.CultureInfo.InvariantCulture), "held out");
        var left = shape.HeldOut;
        for (long row = 0; row < shape.Rows; row++)
        {
            // Of those still to come, each is as likely as the next.
            if (stream.NextInt((int)(shape.Rows - row)) < left)
            {
                held[row] = true;
                left--;
            }
        }

        return held;
    }
}
