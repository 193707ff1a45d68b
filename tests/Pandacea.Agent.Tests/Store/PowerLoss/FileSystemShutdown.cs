using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>Stops a mounted ext4 between two of its writes (<c>EXT4_IOC_SHUTDOWN</c> without flushing its journal), as kernel developers do to test crashes.</summary>
internal static partial class FileSystemShutdown
{
    private const nuint Shutdown = 0x8004587D;
    private const uint WithoutFlush = 2;

    public static void Now(string folder)
    {
        var handle = Open(folder, 0);
        if (handle < 0)
        {
            throw new Win32Exception();
        }

        var how = WithoutFlush;
        var result = IoControl(handle, Shutdown, ref how);
        var error = Marshal.GetLastPInvokeError();
        _ = Close(handle);
        if (result != 0)
        {
            throw new Win32Exception(error);
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    private static partial int IoControl(int handle, nuint request, ref uint argument);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int handle);
}
