namespace Pandacea.Stack;

/// <summary>Tells apart why a folder could not be written.</summary>
internal static class DiskProblem
{
    private const int Enospc = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    public static StackProblem From(string path, Exception error) => IsFull(error)
        ? new(StackProblemKind.DiskFull, $"No space is left to write {path}.", $"Free some space, or set {PandaceaHome.Variable} to a folder on another disk.")
        : new(StackProblemKind.HomeNotWritable, $"{path} cannot be written: {error.Message}", $"Make it writable, or set {PandaceaHome.Variable} to a folder that is.");

    public static bool IsFull(Exception error) => error.HResult is Enospc or WindowsDiskFull;

    public static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It could not be written either, and that has been said.
        }
    }
}
