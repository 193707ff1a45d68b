namespace Pandacea.Architecture.Tests.Support;

/// <summary>A folder of one test, with a name that scripts like to stumble over.</summary>
internal sealed class Scratch : IDisposable
{
    private const UnixFileMode Executable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    public string Root { get; } = Path.Combine(Directory.CreateTempSubdirectory("pandacea-").FullName, "my project");

    public Scratch() => Directory.CreateDirectory(Root);

    public string PathOf(string file) => Path.Combine(Root, file);

    public string Write(string file, string text)
    {
        var path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Writes a shell script and makes it executable.</summary>
    public string WriteScript(string file, string text) => MakeExecutable(Write(file, text));

    /// <summary>Copies a file of the repository to the same place here.</summary>
    public string Copy(string file) => MakeExecutable(Write(file, Repository.Read(file)));

    public string Folder(string name) => Directory.CreateDirectory(PathOf(name)).FullName;

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Root)!, recursive: true);

    private static string MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, Executable);
        }

        return path;
    }
}
