namespace Pandacea.Protocol;

/// <summary>The exit codes of <c>pandacea</c>. Precedence: <see cref="CouldNotUndo"/> over
/// <see cref="Interrupted"/> over <see cref="Failed"/> over <see cref="Inconclusive"/> over <see cref="Passed"/>.</summary>
public static class ExitCodes
{
    /// <summary>Every criterion was tested and met.</summary>
    public const int Passed = 0;

    /// <summary>At least one criterion was tested and not met.</summary>
    public const int Failed = 1;

    /// <summary>The command line or the drill definition is not valid; nothing was started.</summary>
    public const int Usage = 2;

    /// <summary>Could not test: something that the verdict needs was missing.</summary>
    public const int Inconclusive = 3;

    /// <summary>A fault could not be undone, or its undo was not confirmed.</summary>
    public const int CouldNotUndo = 4;

    /// <summary>Interrupted by the user; faults were lifted.</summary>
    public const int Interrupted = 130;

    private static readonly int[] Precedence = [CouldNotUndo, Interrupted, Failed, Inconclusive, Passed];

    /// <summary>The code that a run reports when several apply.</summary>
    public static int Combine(params IEnumerable<int> codes)
    {
        var seen = codes.ToHashSet();
        foreach (var code in Precedence)
        {
            if (seen.Contains(code))
            {
                return code;
            }
        }

        return Passed;
    }
}
