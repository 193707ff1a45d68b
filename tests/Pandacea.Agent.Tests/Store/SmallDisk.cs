using System.Diagnostics;

namespace Pandacea.Agent.Tests.Store;

/// <summary>A disk in memory with little room, mounted in a folder of its own. Linux, root.</summary>
internal sealed class SmallDisk : IDisposable
{
    /// <param name="pages">Room, in pages of 4 KiB.</param>
    /// <param name="more">Options of the mount besides.</param>
    public SmallDisk(int pages, string more = "rw") => Run("mount", "-t", "tmpfs", "-o", $"size={pages * 4}k,{more}", "none", Folder);

    public string Folder { get; } = Directory.CreateTempSubdirectory("pandacea-disk-").FullName;

    public void Grow() => Run("mount", "-o", "remount,size=64m", Folder);

    public void Dispose()
    {
        Run("umount", Folder);
        Directory.Delete(Folder);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
