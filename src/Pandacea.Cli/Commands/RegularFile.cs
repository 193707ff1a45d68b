using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pandacea.Cli.Commands;

/// <summary>Tells files from what only bears a file's name: opening a pipe waits until somebody writes into it, and a device need not end.</summary>
internal static partial class RegularFile
{
    private const int NonBlockingLinux = 0x800;
    private const int NonBlockingOther = 0x4;

    /// <summary>Whether something that exists can be read to an end. What may not be opened is told by whoever reads it.</summary>
    public static bool Is(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        using var handle = new SafeFileHandle(Open(path, OperatingSystem.IsLinux() ? NonBlockingLinux : NonBlockingOther), ownsHandle: true);
        if (handle.IsInvalid)
        {
            return true;
        }

        using var file = new FileStream(handle, FileAccess.Read, bufferSize: 0);
        return file.CanSeek && (file.Length > 0 || file.ReadByte() < 0);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
