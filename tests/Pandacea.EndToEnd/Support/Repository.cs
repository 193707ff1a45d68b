namespace Pandacea.EndToEnd.Support;

/// <summary>Finds files of the repository from the folder of the tests.</summary>
public static class Repository
{
    /// <summary>Its root.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>A file by its path from the root.</summary>
    public static string File(string path) => Path.Combine(Root, path);

    private static string Find(string folder) =>
        System.IO.File.Exists(Path.Combine(folder, "Pandacea.slnx")) ? folder : Find(Path.GetDirectoryName(folder)!);
}
