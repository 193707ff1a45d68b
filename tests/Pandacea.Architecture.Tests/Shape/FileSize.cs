namespace Pandacea.Architecture.Tests.Shape;

/// <summary>Lines of one source file.</summary>
internal sealed record FileSize(string File, int Lines)
{
    /// <summary>The ratchet: it may only go down.</summary>
    public const int Most = 300;

    /// <summary>The middle file stays below this.</summary>
    public const int MedianBelow = 60;

    public static IEnumerable<FileSize> TooLong(IEnumerable<FileSize> files) => files.Where(file => file.Lines > Most);

    public static double Median(IEnumerable<FileSize> files)
    {
        var lines = files.Select(file => file.Lines).Order().ToList();
        return (lines[(lines.Count - 1) / 2] + lines[lines.Count / 2]) / 2.0;
    }
}
