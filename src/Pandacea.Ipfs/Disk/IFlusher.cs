using Microsoft.Win32.SafeHandles;

namespace Pandacea.Ipfs.Disk;

/// <summary>Makes sure that what was written outlives a loss of power.</summary>
internal interface IFlusher
{
    /// <summary>The bytes of a file.</summary>
    void File(SafeFileHandle file);

    /// <summary>The names in a folder: files that were made, renamed or deleted there.</summary>
    void Folder(string path);
}
