namespace Pandacea.Protocol.Content;

/// <summary>Collects files and directories by their paths and builds the directories above them. Not for several threads.</summary>
public sealed class DirectoryTree
{
    private const int MostSteps = 256;

    private readonly SortedDictionary<string, DirectoryTree> _below = new(StringComparer.Ordinal);
    private ContentNode? _node;

    /// <summary>Adds a file, or a directory that is built already; directories above it come by themselves.</summary>
    /// <param name="path">Steps separated by slashes; empty steps and "." are passed over.</param>
    /// <param name="node">What stands there.</param>
    /// <exception cref="ArgumentException">The path leads upwards or nowhere, or there is something already.</exception>
    public void Add(string path, ContentNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        var place = Walk(path);
        if (place == this || place._node is not null || place._below.Count > 0)
        {
            throw Refused(path, "it names nothing, or something that is there already");
        }

        place._node = node;
    }

    /// <summary>Makes sure that there is a directory, be it empty.</summary>
    /// <exception cref="ArgumentException">The path leads upwards, or there is a file.</exception>
    public void AddDirectory(string path)
    {
        if (Walk(path)._node is not null)
        {
            throw Refused(path, "there is a file");
        }
    }

    /// <summary>Builds all directories, each after what is in it, this one last.</summary>
    /// <param name="layout">Gives the version of their CIDs.</param>
    /// <param name="sink">Takes their blocks.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Each with its path; that of this one is empty.</returns>
    /// <exception cref="ContentException">One of them would have to be sharded.</exception>
    public async Task<IReadOnlyList<DirectoryEntry>> BuildAsync(FileLayout layout, IBlockSink sink, CancellationToken cancellationToken = default)
    {
        var built = new List<DirectoryEntry>();
        await BuildAsync("", built, layout, sink, cancellationToken).ConfigureAwait(false);
        return built;
    }

    private async Task<ContentNode> BuildAsync(string path, List<DirectoryEntry> built, FileLayout layout, IBlockSink sink, CancellationToken cancellationToken)
    {
        if (_node is not null)
        {
            return _node;
        }

        var entries = new List<DirectoryEntry>(_below.Count);
        foreach (var (name, below) in _below)
        {
            var node = await below.BuildAsync(path.Length == 0 ? name : $"{path}/{name}", built, layout, sink, cancellationToken).ConfigureAwait(false);
            entries.Add(new(name, node));
        }

        var self = await DirectoryBuilder.BuildAsync(entries, layout, sink, cancellationToken).ConfigureAwait(false);
        built.Add(new(path, self));
        return self;
    }

    private DirectoryTree Walk(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var place = this;
        var steps = path.Split('/').Where(step => step is not ("" or ".")).ToList();
        if (steps.Count > MostSteps)
        {
            throw Refused(path, $"it has more than {MostSteps} steps");
        }

        foreach (var step in steps)
        {
            if (step == ".." || place._node is not null)
            {
                throw Refused(path, "it leads upwards, or through a file");
            }

            if (!place._below.TryGetValue(step, out var below))
            {
                place._below.Add(step, below = new());
            }

            place = below;
        }

        return place;
    }

    private static ArgumentException Refused(string path, string why) => new($"'{path}' cannot be added: {why}.", nameof(path));
}
