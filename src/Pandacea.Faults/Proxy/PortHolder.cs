using System.Globalization;

namespace Pandacea.Faults.Proxy;

/// <summary>Names the process that listens on a port. Linux only; elsewhere, and for processes of other users, nobody is named.</summary>
internal static class PortHolder
{
    private const string Listening = "0A";

    public static string? Find(int port)
    {
        try
        {
            var inodes = Inodes("/proc/net/tcp", port).Concat(Inodes("/proc/net/tcp6", port)).Select(inode => $"socket:[{inode}]").ToHashSet();
            return inodes.Count == 0 ? null : Directory.EnumerateDirectories("/proc")
                .Where(folder => int.TryParse(Path.GetFileName(folder), out _) && Holds(folder, inodes))
                .Select(folder => $"{File.ReadAllText(folder + "/comm").Trim()} (pid {Path.GetFileName(folder)})")
                .FirstOrDefault();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static IEnumerable<string> Inodes(string table, int port)
        => File.Exists(table) ? File.ReadLines(table).Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == Listening && PortOf(fields[1]) == port)
            .Select(fields => fields[9]) : [];

    private static int PortOf(string address)
        => int.Parse(address.AsSpan(address.IndexOf(':') + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private static bool Holds(string folder, HashSet<string> inodes)
    {
        try
        {
            return Directory.EnumerateFiles(folder + "/fd").Any(link => TargetOf(link) is { } target && inodes.Contains(target));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string? TargetOf(string link)
    {
        try
        {
            return Path.GetFileName(File.ResolveLinkTarget(link, returnFinalTarget: false)?.FullName);
        }
        catch (IOException)
        {
            // Closed since it was listed.
            return null;
        }
    }
}
