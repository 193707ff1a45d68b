using Pandacea.Drills.Definition.Values;

namespace Pandacea.Drills.Definition;

/// <summary>Finds drills: by path, in a <c>drills</c> folder, or among those that ship inside the executable.</summary>
/// <param name="folder">Folder whose <c>drills</c> folder is looked into first; the current one as a rule.</param>
public sealed class DrillCatalog(string folder)
{
    private const string Extension = ".yaml";
    private const string Prefix = "drills/";

    /// <summary>Names of all drills, in order.</summary>
    public IReadOnlyList<string> Names => [.. ShippedNames().Union(FileNames()).Order(StringComparer.Ordinal)];

    /// <summary>Reads a drill.</summary>
    /// <param name="nameOrPath">A name from <see cref="Names"/>, or the path of a file.</param>
    /// <exception cref="UnknownDrillException">There is none, or its file cannot be read.</exception>
    /// <exception cref="InvalidDrillException">It is not valid.</exception>
    public DrillDefinition Load(string nameOrPath)
    {
        if (LooksLikePath(nameOrPath))
        {
            return LoadFile(nameOrPath);
        }

        if (FileNames().Contains(nameOrPath))
        {
            return LoadFile($"drills/{nameOrPath}{Extension}");
        }

        return ShippedNames().Contains(nameOrPath)
            ? DrillReader.Read(Shipped(nameOrPath), nameOrPath)
            : throw new UnknownDrillException(
                $"There is no drill '{nameOrPath}'.{Suggestion.For(nameOrPath, Names)} Known: {string.Join(", ", Names)}. A file is named by its path, as in drills/{nameOrPath}{Extension}.");
    }

    /// <summary>All drills; one that cannot be read or is not valid says so instead of hiding the others.</summary>
    public IReadOnlyList<DrillSummary> Summaries => [.. Names.Select(Summarize)];

    private DrillSummary Summarize(string name)
    {
        try
        {
            var drill = Load(name);
            return new DrillSummary(
                name, drill.Purpose, drill.Needs, drill.Criteria.Recovery?.Within.TotalMilliseconds, drill.Profiles, drill.Source, null);
        }
        catch (Exception exception) when (exception is InvalidDrillException or UnknownDrillException)
        {
            return new DrillSummary(name, "", [], null, [], $"drills/{name}{Extension}", exception.Message);
        }
    }

    private static bool LooksLikePath(string text) =>
        text.Contains('/', StringComparison.Ordinal) || text.Contains('\\', StringComparison.Ordinal) ||
        text.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) || text.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private DrillDefinition LoadFile(string path)
    {
        try
        {
            if (Directory.Exists(Path.GetFullPath(path, folder)))
            {
                throw new UnknownDrillException($"{path} is a folder. Name the file of a drill, as in drills/evm_rpc_flap{Extension}.");
            }

            using var stream = File.OpenRead(Path.GetFullPath(path, folder));
            return Compared(DrillReader.Read(ReadBounded(stream), path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnknownDrillException($"There is no file {path}. 'pandacea drill list' shows the drills that are there.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnknownDrillException($"{path} cannot be read: {exception.Message}");
        }
    }

    private static DrillDefinition Compared(DrillDefinition drill)
    {
        var shipped = ShippedNames().Contains(drill.Name) ? DrillReader.Read(Shipped(drill.Name), drill.Name) : null;
        return drill with { IsFile = drill.Sha256 != shipped?.Sha256, Shipped = shipped?.File };
    }

    private static byte[] ReadBounded(Stream stream)
    {
        var buffer = new byte[DrillText.MaxBytes + 1];
        var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer[..read];
    }

    private static byte[] Shipped(string name)
    {
        using var stream = typeof(DrillCatalog).Assembly.GetManifestResourceStream(Prefix + name + Extension)!;
        return ReadBounded(stream);
    }

    private static IEnumerable<string> ShippedNames() => typeof(DrillCatalog).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Extension.Length]);

    private IEnumerable<string> FileNames()
    {
        var drills = Path.Combine(folder, "drills");
        return Directory.Exists(drills)
            ? Directory.EnumerateFiles(drills, "*" + Extension).Select(path => Path.GetFileNameWithoutExtension(path))
            : [];
    }
}
