namespace Pandacea.Stack;

/// <summary>The end of a log, for messages.</summary>
internal static class LogTail
{
    private const int Lines = 5;

    public static string Of(string path)
    {
        try
        {
            var last = File.ReadLines(path).TakeLast(Lines).ToList();
            return last.Count == 0 ? "It said nothing." : "It said: " + string.Join(Environment.NewLine + "  ", last);
        }
        catch (IOException)
        {
            return "It said nothing.";
        }
    }
}
