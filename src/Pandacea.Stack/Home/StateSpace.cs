namespace Pandacea.Stack;

/// <summary>How much room there is where a stack keeps its state.</summary>
public static class StateSpace
{
    /// <summary>Bytes that a drill must find free: chain, store and logs grow while it runs.</summary>
    public const long Needed = 64 << 20;

    /// <summary>Bytes that can be written under <paramref name="home"/>, which need not exist yet; null where the system does not tell.</summary>
    public static long? FreeBytes(string home)
    {
        try
        {
            var folder = Upwards.From(home).First(Directory.Exists);
            return new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder)! : folder).AvailableFreeSpace;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Why there is too little room under <paramref name="home"/>; null if there is enough.</summary>
    public static StackProblem? Check(string home, long needed) => FreeBytes(home) is { } free && free < needed
        ? new(StackProblemKind.DiskFull, $"Only {free >> 10} KiB are free in {home}, where the stack keeps its state; a drill needs {needed >> 20} MiB.",
            $"Free some space, or set {PandaceaHome.Variable} to a folder on another disk.")
        : null;
}
