namespace Pandacea.Stack;

/// <summary>A folder and those above it.</summary>
internal static class Upwards
{
    public static IEnumerable<string> From(string folder)
    {
        for (var at = new DirectoryInfo(Path.GetFullPath(folder)); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    // In a linked worktree `.git` is a file.
    public static bool IsCheckout(string folder) => Path.Exists(Path.Combine(folder, ".git"));
}
