using System.Reflection;

namespace Pandacea.Stack;

/// <summary>The folders that npm fills: <c>tools</c> of the checkout, or <c>tools</c> in the home folder.</summary>
internal sealed class ToolsFolder(string home, IReadOnlyList<string> startFolders)
{
    private const string Manifest = "package.json";
    private const string Lock = "package-lock.json";

    private string OfHome => Path.Combine(home, "tools");

    public string? Find(string relative) => Candidates()
        .Select(folder => Path.Combine(folder, relative))
        .FirstOrDefault(File.Exists);

    /// <summary>The folder to install in, with its manifest and lock file in place.</summary>
    public string Prepare()
    {
        if (Candidates().FirstOrDefault(BringsAnvil) is { } ready)
        {
            return ready;
        }

        Directory.CreateDirectory(OfHome);
        Unpack(Manifest);
        Unpack(Lock);
        return OfHome;
    }

    private IEnumerable<string> Candidates() => startFolders
        .SelectMany(Upwards.From)
        .Select(folder => Path.Combine(folder, "tools"))
        .Where(Directory.Exists)
        .Append(OfHome);

    // Somebody else's project may have a tools folder too.
    private static bool BringsAnvil(string folder)
    {
        var manifest = Path.Combine(folder, Manifest);
        return File.Exists(Path.Combine(folder, Lock))
            && File.Exists(manifest)
            && File.ReadAllText(manifest).Contains("@foundry-rs/anvil", StringComparison.Ordinal);
    }

    private void Unpack(string name)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"tools/{name}")!;
        using var file = File.Create(Path.Combine(OfHome, name));
        resource.CopyTo(file);
    }
}
