using Pandacea.Protocol;

namespace Pandacea.Faults;

/// <summary>Who is struck: a pure function of seed, window and ordinal.</summary>
internal static class Decision
{
    public static bool Strikes(string seed, int window, string what, int ordinal, double percent)
        => percent >= 100 || SeedStream.Derive(seed, $"fault/{window}/{what}/{ordinal}").NextDouble() * 100 < percent;
}
