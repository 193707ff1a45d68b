using System.Formats.Tar;

namespace Pandacea.Sdk.Storage;

/// <summary>Tells files from what only looks like one: to open a pipe waits until somebody writes.</summary>
internal static class FileKind
{
    /// <summary>Whether it holds bytes of its own.</summary>
    public static bool IsRegular(FileInfo file)
    {
        // Pipes, sockets and devices have no length, nor has an empty file.
        if (file.Length > 0 || OperatingSystem.IsWindows())
        {
            return true;
        }

        // The archive's writer is the one that asks the system for the kind, without opening it.
        using var archive = new MemoryStream();
        try
        {
            using var writer = new TarWriter(archive, leaveOpen: true);
            writer.WriteEntry(file.FullName, "entry");
        }
        catch (IOException)
        {
            // Nothing that can be archived: a socket.
            return false;
        }

        archive.Position = 0;
        using var reader = new TarReader(archive);
        return reader.GetNextEntry()?.EntryType == TarEntryType.RegularFile;
    }
}
