namespace Pandacea.Verdict.Journal;

/// <summary>The journal could not be written or opened. The message names the file and the remedy.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner)
{
    internal static JournalException CannotWrite(string path, Exception cause) => new(
        $"Cannot write the journal {path}: {cause.Message} Free space on the disk or choose another folder with --out.",
        cause);

    internal static JournalException CannotRead(string path, Exception cause) => new(
        $"Cannot read the journal {path}: {cause.Message} Name the folder of a run, or its journal.",
        cause);
}
