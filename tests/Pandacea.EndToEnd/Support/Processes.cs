namespace Pandacea.EndToEnd.Support;

/// <summary>Processes of this machine.</summary>
public static class Processes
{
    /// <summary>Whether one runs. An orphan that ended stays in the table, without a command line, until the first process takes note.</summary>
    public static bool Runs(int pid)
    {
        try
        {
            return File.ReadAllText($"/proc/{pid}/cmdline").Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
