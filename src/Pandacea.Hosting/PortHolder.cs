using System.Globalization;

namespace Pandacea.Hosting;

/// <summary>Names the process that listens on a port, as <c>/proc</c> tells. Linux only; elsewhere, and for processes of other users, nobody is named.</summary>
public static class PortHolder
{
    private const string Listening = "0A";

    /// <summary>Its pid and command line; null where it cannot be told.</summary>
    public static string? Find(int port)
    {
        try
        {
            var sockets = Inodes("/proc/net/tcp", port).Concat(Inodes("/proc/net/tcp6", port))
                .Select(inode => $"socket:[{inode}]")
                .ToHashSet();
            return sockets.Count == 0 ? null : Pids().Where(pid => Holds(pid, sockets)).Select(Describe).FirstOrDefault();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // "sl local_address rem_address st tx:rx tr:when retrnsmt uid timeout inode"; ports are in hexadecimal.
    private static IEnumerable<string> Inodes(string table, int port)
    {
        var suffix = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        return File.Exists(table)
            ? File.ReadLines(table)
                .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Where(cells => cells.Length > 9 && cells[3] == Listening && cells[1].EndsWith(suffix, StringComparison.Ordinal))
                .Select(cells => cells[9])
            : [];
    }

    private static IEnumerable<string> Pids() => Directory.EnumerateDirectories("/proc")
        .Select(folder => Path.GetFileName(folder))
        .Where(name => name.All(char.IsAsciiDigit));

    private static bool Holds(string pid, HashSet<string> sockets)
    {
        try
        {
            return Directory.EnumerateFiles($"/proc/{pid}/fd")
                .Any(file => new FileInfo(file).LinkTarget is { } target && sockets.Contains(target));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // gone meanwhile, or somebody else's
        }
    }

    private static string Describe(string pid)
    {
        const int Longest = 120;
        try
        {
            var command = File.ReadAllText($"/proc/{pid}/cmdline").Replace('\0', ' ').Trim();
            return $"pid {pid} ({(command.Length > Longest ? command[..Longest] + "…" : command)})";
        }
        catch (IOException)
        {
            return $"pid {pid}"; // gone meanwhile
        }
    }
}
