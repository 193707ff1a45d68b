using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Pandacea.Ipfs.Disk;

/// <summary>Asks the operating system (<c>fsync</c>). Windows writes the names in its folders to a journal by itself and flushes none on demand.</summary>
internal sealed partial class DiskFlusher : IFlusher
{
    public void File(SafeFileHandle file) => RandomAccess.FlushToDisk(file);

    public void Folder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var folder = Open(path, 0);
        Check(folder, path);
        try
        {
            Check(Synchronize(folder), path);
        }
        finally
        {
            _ = Close(folder);
        }
    }

    private static void Check(int result, string path)
    {
        if (result < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            throw new IOException($"The folder {path} cannot be flushed: {Marshal.GetPInvokeErrorMessage(error)}", error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronize(int file);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
