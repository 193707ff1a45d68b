using System.Diagnostics;
using System.Globalization;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>An ext4 file system in a file, mounted in a folder of its own. Whatever the kernel has not written yet is not in the file.</summary>
internal sealed class LoopDisk : IDisposable
{
    private const long Size = 256L << 20;
    private readonly string _image;
    private bool _mounted;

    private LoopDisk(string image)
    {
        (_image, Folder) = (image, image + ".mounted");
        Directory.CreateDirectory(Folder);

        // The kernel's own commits, every five seconds otherwise, would save what the store did not flush.
        Run("mount", "-o", "loop,commit=300", _image, Folder);
        _mounted = true;
    }

    /// <summary>Where it is mounted.</summary>
    public string Folder { get; }

    /// <summary>Makes an empty one.</summary>
    public static LoopDisk Create(string image)
    {
        using (var file = File.Create(image))
        {
            file.SetLength(Size);
        }

        Run("mkfs.ext4", "-q", "-F", image);
        return new(image);
    }

    /// <summary>The power fails: from here on nothing more reaches the file, and whoever writes or flushes is told so.</summary>
    public void Cut() => FileSystemShutdown.Now(Folder);

    /// <summary>What is in the file now, mounted elsewhere, as a machine does that comes up again.</summary>
    public LoopDisk Copy(string image)
    {
        Run("cp", "--sparse=always", _image, image);
        return new(image);
    }

    public void Dispose()
    {
        if (_mounted)
        {
            _mounted = false;
            Run("umount", Folder);
            Directory.Delete(Folder);
            File.Delete(_image);
        }
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture, $"'{program} {string.Join(' ', arguments)}' ended with {process.ExitCode}: {errors.Trim()}"));
        }
    }
}
