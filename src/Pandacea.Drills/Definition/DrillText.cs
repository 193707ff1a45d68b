using System.Text;

namespace Pandacea.Drills.Definition;

/// <summary>Turns the bytes of a drill file into text, or says why they are none.</summary>
internal static class DrillText
{
    /// <summary>Largest drill file.</summary>
    public const int MaxBytes = 1 << 20;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string? Decode(ReadOnlySpan<byte> bytes, List<DrillProblem> problems)
    {
        if (bytes.Length > MaxBytes)
        {
            problems.Add(new DrillProblem(new Place(1, 1), "", "the file is larger than 1 MiB; a drill is a page of text."));
            return null;
        }

        if (bytes is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..])
        {
            problems.Add(new DrillProblem(new Place(1, 1), "", "the file is UTF-16. Save it as UTF-8."));
            return null;
        }

        if (bytes is [0xEF, 0xBB, 0xBF, ..])
        {
            bytes = bytes[3..];
        }

        try
        {
            var text = Strict.GetString(bytes);
            return HasControl(text, problems) ? null : text;
        }
        catch (DecoderFallbackException exception)
        {
            var before = bytes[..Math.Min(exception.Index, bytes.Length)];
            problems.Add(new DrillProblem(PlaceAfter(Encoding.Latin1.GetString(before)), "", "this byte is not UTF-8. Save the file as UTF-8."));
            return null;
        }
    }

    private static bool HasControl(string text, List<DrillProblem> problems)
    {
        for (var index = 0; index < text.Length; index++)
        {
            if (char.IsControl(text[index]) && text[index] is not ('\t' or '\n' or '\r'))
            {
                problems.Add(new DrillProblem(PlaceAfter(text[..index]), "", $"the character U+{(int)text[index]:X4} does not belong in a text file. Remove it."));
                return true;
            }
        }

        return false;
    }

    private static Place PlaceAfter(string before) => new(before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
}
