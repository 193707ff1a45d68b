using System.Text;
using Pandacea.Protocol.Content;

namespace Pandacea.Protocol.Tests.Content;

/// <summary>CIDs that Kubo's own tests expect, and some that other importers computed.</summary>
[Trait("Requirement", "S42")]
public sealed class GoldenTests
{
    private const int Chunk = 262_144;
    private const string FileNameLetters = "abcdefghijklmnopqrstuvwxyz01234567890-_";

    /// <summary>Kubo's profile unixfs-v1-2025.</summary>
    private static readonly FileLayout V1Of2025 = FileLayout.V1 with { ChunkSize = 1024 * 1024, MaxLinks = 1024 };

    private static readonly Dictionary<string, FileLayout> Layouts = new()
    {
        ["v0"] = FileLayout.V0,
        ["v1"] = FileLayout.V1,
        ["v1-2025"] = V1Of2025,
        ["v1-no-raw-leaves"] = FileLayout.V1 with { RawLeaves = false },
    };

    [Theory]
    [InlineData("v0", "hello world", "Qmf412jQZiuVUtdgnB36FXFX7xg5V6KEbSJ4dpQuhkLyfD")]
    [InlineData("v0", "hello world\n", "QmT78zSuBmuS4z925WZfrqQ1qHaJ56DQaTfyMUF7F8ff5o")]
    [InlineData("v0", "", "QmbFMke1KXqnYyBBWxB74N4c5SBnJMVAiMNRcGu6x1AwQH")]
    [InlineData("v1", "hello world", "bafkreifzjut3te2nhyekklss27nh3k72ysco7y32koao5eei66wof36n5e")]
    [InlineData("v1", "hello world\n", "bafkreifjjcie6lypi6ny7amxnfftagclbuxndqonfipmb64f2km2devei4")]
    [InlineData("v1", "", "bafkreihdwdcefgh4dqkjv67uzcmw7ojee6xedzdetojuzjevtenxquvyku")]
    [InlineData("v1-no-raw-leaves", "hello world", "bafybeihykld7uyxzogax6vgyvag42y7464eywpf55gxi5qpoisibh3c5wa")]
    public async Task Texts(string layout, string text, string cid) =>
        Assert.Equal(cid, (await BuildAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), layout)).Cid.ToString());

    [Theory]
    [InlineData("v0", "chunk-v0-seed", Chunk, "QmWmRj3dFDZdb6ABvbmKhEL6TmPbAfBZ1t5BxsEyJrcZhE")]
    [InlineData("v0", "chunk-v0-seed", Chunk + 1, "QmYyLxtzZyW22zpoVAtKANLRHpDjZtNeDjQdJrcQNWoRkJ")]
    [InlineData("v0", "v0-seed", 174 * Chunk, "QmUbBALi174SnogsUzLpYbD4xPiBSFANF4iztWCsHbMKh2")]
    [InlineData("v0", "v0-seed", (174 * Chunk) + 1, "QmV81WL765sC8DXsRhE5fJv2rwhS4icHRaf3J9Zk5FdRnW")]
    [InlineData("v0", "v0-seed", 175 * Chunk, "QmepeWtdmS1hHXx1oZXsPUv6bMrfRRKfZcoPPU4eEfjnbf")]
    [InlineData("v1-2025", "chunk-v1-seed", 1_048_576, "bafkreiacndfy443ter6qr2tmbbdhadvxxheowwf75s6zehscklu6ezxmta")]
    [InlineData("v1-2025", "chunk-v1-seed", 1_048_577, "bafybeigmix7t42i6jacydtquhet7srwvgpizfg7gjbq7627d35mjomtu64")]
    [InlineData("v1-2025", "v1-2025-seed", 1L << 30, "bafybeihmf37wcuvtx4hpu7he5zl5qaf2ineo2lqlfrapokkm5zzw7zyhvm")]
    public async Task Keystreams(string layout, string seed, long length, string cid) =>
        Assert.Equal(cid, (await BuildAsync(new Keystream(seed, length), layout)).Cid.ToString());

    [Theory]
    [InlineData("v0", 1, "QmXC9WjuLo7EfydBdbWyvpGif62nrxbDCX2vcz9ZqLTQvV", 9)]
    [InlineData("v1", 1, "bafkreigkgwdvr5wspzwpiutssn4xpj2i7wedshnwphhnu7ohx4pqaxxipe", 1)]
    [InlineData("v0", 262_143, "QmY3FUdbCb7Kc76TszyrGk3hkewqmt7fiCVKgXZg2sr4j8", 262_157)]
    [InlineData("v0", 262_144, "QmVV5RrHAR5ZerjbGLJSDXCBjkiR1DraddGdvKRAowDJvA", 262_158)]
    [InlineData("v0", 174 * Chunk, "QmNPiCxWYYb9VhwtSdter7P57Yt3Lwc1m3mvFwp9fDoCq1", 45_623_854)]
    public async Task Patterns(string layout, int length, string cid, long size)
    {
        var node = await BuildAsync(new MemoryStream([.. Enumerable.Range(0, length).Select(i => (byte)((31 * i) + 7))]), layout);
        Assert.Equal((cid, (ulong)length, (ulong)size), (node.Cid.ToString(), node.ContentSize, node.TreeSize));
    }

    [Theory]
    [InlineData("v0", "QmRk1rduJvo5DfEYAaLobS2za9tDszk35hzaNSDCJ74DA7")]
    [InlineData("v1", "bafkreiekhhjkxu4ztk3tyng3er3ijhg56mb44oe3gwbgquhzu4afrg2ksa")]
    public async Task Zeros(string layout, string cid) =>
        Assert.Equal(cid, (await BuildAsync(new MemoryStream(new byte[Chunk]), layout)).Cid.ToString());

    [Fact]
    public async Task An_empty_directory() =>
        Assert.Equal("QmUNLLsPACCz1vLxQVkXqqLX5R1X345qqfHbsf67hvA3Nn", (await DirectoryBuilder.BuildAsync([], FileLayout.V0, NoSink.Instance)).Cid.ToString());

    [Theory]
    [InlineData("v0", "hamt-unixfs-v0-2015", 4096, 30, 30, "QmX5GtRk3TSSEHtdrykgqm4eqMEn3n2XhfkFAis5fjyZmN")]
    [InlineData("v1-2025", "hamt-unixfs-v1-2025", 4766, 11, 21, "bafybeic3h7rwruealwxkacabdy45jivq2crwz6bufb5ljwupn36gicplx4")]
    public async Task The_largest_directories_that_are_not_sharded(string layout, string seed, int files, int nameLength, int lastNameLength, string cid) =>
        Assert.Equal(cid, (await BuildDirectoryAsync(layout, seed, files, nameLength, lastNameLength)).Cid.ToString());

    [Fact]
    public async Task The_smallest_directory_that_Kubo_shards_is_refused()
    {
        var error = await Assert.ThrowsAsync<ContentException>(() => BuildDirectoryAsync("v0", "hamt-unixfs-v0-2015", 4033, 31, 31));
        Assert.Equal(ContentFailure.Unsupported, error.Failure);
    }

    [Fact]
    public void The_keystream_is_that_of_the_vectors() =>
        Assert.Equal("4a07e1b7e7b2f73a70419a292c87be55", Convert.ToHexStringLower(Keystream.Bytes("chunk-v0-seed", 16)));

    private static Task<ContentNode> BuildAsync(Stream content, string layout) => FileBuilder.BuildAsync(content, Layouts[layout], NoSink.Instance);

    private static async Task<ContentNode> BuildDirectoryAsync(string layout, string seed, int files, int nameLength, int lastNameLength)
    {
        using var letters = new Keystream(seed, 1024 * 1024);
        var file = await BuildAsync(new MemoryStream("x"u8.ToArray()), layout);
        var entries = new List<DirectoryEntry>();
        for (var i = 0; i < files; i++)
        {
            var name = new byte[i == files - 1 ? lastNameLength : nameLength];
            letters.ReadExactly(name);
            entries.Add(new(string.Concat(name.Select(letter => FileNameLetters[letter % FileNameLetters.Length])), file));
        }

        return await DirectoryBuilder.BuildAsync(entries, Layouts[layout], NoSink.Instance);
    }
}
