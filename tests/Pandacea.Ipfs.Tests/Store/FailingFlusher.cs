using Microsoft.Win32.SafeHandles;
using Pandacea.Ipfs.Disk;

namespace Pandacea.Ipfs.Tests.Store;

/// <summary>A disk that refuses to flush, for as long as it is told to.</summary>
internal sealed class FailingFlusher : IFlusher
{
    public Func<bool> FileFails { get; set; } = () => false;

    public Func<string, bool> FolderFails { get; set; } = _ => false;

    public void File(SafeFileHandle file) => ThrowIf(FileFails());

    public void Folder(string path) => ThrowIf(FolderFails(path));

    private static void ThrowIf(bool fails)
    {
        if (fails)
        {
            throw new IOException("Input/output error", 5);
        }
    }
}
