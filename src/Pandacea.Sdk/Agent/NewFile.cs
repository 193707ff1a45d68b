using System.Runtime.InteropServices;

namespace Pandacea.Sdk.Agent;

/// <summary>Gives a finished draft its name, unless somebody else has it.</summary>
/// <remarks>
/// On Unix .NET's own move looks first and renames then: of two at the same time both would win, and the later one's file stay.
/// A hard link is one step (verified on Linux); on Windows the move is one (not verified). Where there are no hard links the move must do.
/// </remarks>
internal static partial class NewFile
{
    private const int NameIsTaken = 17;

    /// <returns>False: the name is taken. The draft may still be there in either case.</returns>
    /// <exception cref="IOException">Neither way works here.</exception>
    public static bool TryName(string draft, string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(draft, path) == 0)
            {
                return true;
            }

            if (Marshal.GetLastPInvokeError() == NameIsTaken)
            {
                return false;
            }
        }

        try
        {
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);
}
