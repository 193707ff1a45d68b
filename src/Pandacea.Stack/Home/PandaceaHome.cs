namespace Pandacea.Stack;

/// <summary>Finds and prepares <c>.pandacea</c>, the folder that holds state, logs and runs.</summary>
public static class PandaceaHome
{
    /// <summary>The variable that names the folder; it wins over every search.</summary>
    public const string Variable = "PANDACEA_HOME";

    /// <summary>Name of the folder.</summary>
    public const string FolderName = ".pandacea";

    /// <summary>The folder to use: <paramref name="fromEnvironment"/>, else the nearest one upwards, else
    /// one (not yet created) in the root of the checkout, else in <paramref name="currentDirectory"/>.</summary>
    public static string Find(string currentDirectory, string? fromEnvironment)
    {
        if (!string.IsNullOrWhiteSpace(fromEnvironment))
        {
            return Path.GetFullPath(fromEnvironment, currentDirectory);
        }

        var above = Upwards.From(currentDirectory).ToList();
        var root = above.Find(folder => Directory.Exists(Path.Combine(folder, FolderName)))
            ?? above.Find(Upwards.IsCheckout)
            ?? Path.GetFullPath(currentDirectory);
        return Path.Combine(root, FolderName);
    }

    /// <summary>Creates the folder and makes sure that it can be written.</summary>
    /// <returns>Why it cannot be used; null if it can.</returns>
    public static StackProblem? Prepare(string home)
    {
        if (File.Exists(home))
        {
            return new(StackProblemKind.InvalidSetting, $"{home} is a file, and has to be a folder.", $"Set {Variable} to a folder, or move the file away.");
        }

        // As much as a start writes before there is anybody to notice that the disk is full.
        const int Room = 256 * 1024;
        var probe = Path.Combine(home, $".write-test-{Environment.ProcessId}");
        try
        {
            Directory.CreateDirectory(home);
            File.WriteAllBytes(probe, new byte[Room]);
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return DiskProblem.From(home, error);
        }
        finally
        {
            DiskProblem.TryDelete(probe);
        }
    }
}
