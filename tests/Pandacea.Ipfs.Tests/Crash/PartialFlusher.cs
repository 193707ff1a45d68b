using Microsoft.Win32.SafeHandles;
using Pandacea.Ipfs.Disk;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Flushes only a part of what it should.</summary>
internal sealed class PartialFlusher(Flushing flushing) : IFlusher
{
    private readonly DiskFlusher _real = new();

    public void File(SafeFileHandle file)
    {
        if (flushing is Flushing.All or Flushing.Files)
        {
            _real.File(file);
        }
    }

    public void Folder(string path)
    {
        if (flushing is Flushing.All or Flushing.Folders)
        {
            _real.Folder(path);
        }
    }
}
