using Pandacea.Protocol.Content;
using Pandacea.Tests.Support;

namespace Pandacea.Protocol.Tests.Content;

/// <summary>Random sizes and layouts beside the JavaScript importer; both read the same file of random bytes.</summary>
[Trait("Requirement", "S42")]
public sealed class ImporterTests : IDisposable
{
    private const int MostBytes = 3_000_000;
    private static readonly int Rounds = 100 * TestTimes.Value;
    private readonly string _file = Path.GetTempFileName();
    private readonly byte[] _bytes = Keystream.Bytes("importer", 2 * MostBytes);
    private readonly SeedStream _random = SeedStream.Derive("importer", "sizes");
    private readonly Importer _importer;

    public ImporterTests()
    {
        File.WriteAllBytes(_file, _bytes);
        _importer = new(_file);
    }

    public void Dispose()
    {
        _importer.Dispose();
        File.Delete(_file);
    }

    [Fact]
    public async Task Files_of_any_size_have_the_CIDs_of_the_importer()
    {
        for (var i = 0; i < Rounds; i++)
        {
            var layout = Layout(i, FileLayout.V0.ChunkSize, FileLayout.V0.MaxLinks);
            await CompareAsync(layout, Somewhere("file", Size(MostBytes)));
        }
    }

    [Fact]
    public async Task Trees_of_many_levels_have_the_CIDs_of_the_importer()
    {
        for (var i = 0; i < Rounds; i++)
        {
            var layout = Layout(i, 1 + _random.NextInt(9), 2 + _random.NextInt(9));
            await CompareAsync(layout, Somewhere("file", Size(4000)));
        }
    }

    [Fact]
    public async Task Directories_have_the_CIDs_of_the_importer()
    {
        string[] folders = ["", "a/", "a/b/", "ä/", "\U0001F600/\uFFFD/"];
        for (var i = 0; i < Rounds; i++)
        {
            var pieces = Enumerable.Range(0, 2 + _random.NextInt(12))
                .Select(n => Somewhere(folders[_random.NextInt(folders.Length)] + n + (n % 3 == 0 ? "\uFFFD" : "\U0001F600"), _random.NextInt(300)));
            await CompareAsync(Layout(i, 50, 5), [.. pieces]);
        }
    }

    private async Task CompareAsync(FileLayout layout, params IReadOnlyList<Piece> pieces)
    {
        var tree = new DirectoryTree();
        ContentNode? node = null;
        foreach (var piece in pieces)
        {
            node = await FileBuilder.BuildAsync(new MemoryStream(_bytes, piece.Offset, piece.Length), layout, NoSink.Instance);
            tree.Add(piece.Path, node);
        }

        var mine = pieces.Count == 1 ? node! : (await tree.BuildAsync(layout, NoSink.Instance))[^1].Node;
        var theirs = await _importer.RootAsync(layout, pieces);
        Assert.Equal((theirs.Cid, theirs.Size, layout, pieces), (mine.Cid.ToString(), mine.TreeSize, layout, pieces));
    }

    private static FileLayout Layout(int round, int chunkSize, int maxLinks) => new()
    {
        ChunkSize = chunkSize,
        MaxLinks = maxLinks,
        RawLeaves = round % 2 == 1,
        CidVersion = round / 2 % 2,
    };

    private Piece Somewhere(string path, int length) => new(path, _random.NextInt(MostBytes), length);

    // As many small ones as large ones.
    private int Size(int most) => (int)Math.Exp(_random.NextDouble(0, Math.Log(most + 1))) - 1;
}
