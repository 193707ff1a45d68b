using Pandacea.Protocol.Content;

namespace Pandacea.Protocol.Tests.Content;

public sealed class DirectoryTests
{
    private readonly BlockMemory _blocks = new();

    [Fact]
    public async Task Paths_lead_to_what_was_added()
    {
        var (tree, one, two) = (new DirectoryTree(), await FileAsync(1), await FileAsync(2));
        tree.Add("a/b/one", one);
        tree.Add("/a/./two", two);
        tree.AddDirectory("empty/below");
        var built = await tree.BuildAsync(FileLayout.V0, _blocks);
        Assert.Equal(["a/b", "a", "empty/below", "empty", ""], built.Select(each => each.Name));

        var (reader, root) = (new DirectoryReader(_blocks), built[^1].Node);
        Assert.Equal(one.Cid, await reader.ResolveAsync(root.Cid, "a/b/one"));
        Assert.Equal(two.Cid, await reader.ResolveAsync(root.Cid, "/a//two/"));
        Assert.Equal(root.Cid, await reader.ResolveAsync(root.Cid, ""));
        Assert.Equal(["a", "empty"], (await reader.ListAsync(root.Cid)).Select(link => link.Name));
        Assert.Equal(root.TreeSize, (ulong)_blocks.Blocks[root.Cid.Hash].Length + (await reader.ListAsync(root.Cid)).Aggregate(0UL, (sum, link) => sum + link.TreeSize));
    }

    [Fact]
    public async Task Names_stand_in_the_order_of_their_bytes()
    {
        var file = await FileAsync(1);
        string[] names = ["b", "\U0001F600", "\uFFFD", "B", "a.b", "a", "ä"];
        var directory = await DirectoryBuilder.BuildAsync([.. names.Select(name => new DirectoryEntry(name, file))], FileLayout.V0, _blocks);
        Assert.Equal(["B", "a", "a.b", "b", "ä", "\uFFFD", "\U0001F600"], (await new DirectoryReader(_blocks).ListAsync(directory.Cid)).Select(link => link.Name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("twice")]
    public async Task Names_that_cannot_be_are_refused(string name)
    {
        var file = await FileAsync(1);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await DirectoryBuilder.BuildAsync([new("twice", file), new(name, file)], FileLayout.V0, _blocks));
    }

    [Fact]
    public async Task Names_that_are_no_Unicode_are_refused()
    {
        var file = await FileAsync(1);
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await DirectoryBuilder.BuildAsync([new("\ud800", file)], FileLayout.V0, _blocks));
    }

    [Theory]
    [InlineData("../up")]
    [InlineData("file/below")]
    [InlineData("file")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData(".")]
    public async Task Paths_that_cannot_be_are_refused(string path)
    {
        var (tree, file) = (new DirectoryTree(), await FileAsync(1));
        tree.Add("file", file);
        tree.Add("a/b", file);
        Assert.Throws<ArgumentException>(() => tree.Add(path, file));
    }

    [Fact]
    public async Task Very_deep_paths_are_refused()
    {
        var file = await FileAsync(1);
        Assert.Throws<ArgumentException>(() => new DirectoryTree().Add(string.Concat(Enumerable.Repeat("a/", 257)), file));
    }

    [Fact]
    public async Task Files_have_no_entries_and_missing_names_are_named()
    {
        var file = await FileAsync(300);
        var raw = await FileBuilder.BuildAsync(new MemoryStream(new byte[3]), FileLayout.V1, _blocks);
        var directory = await DirectoryBuilder.BuildAsync([new("file", file)], FileLayout.V1, _blocks);
        var reader = new DirectoryReader(_blocks);
        Assert.Equal(ContentFailure.WrongKind, (await Assert.ThrowsAsync<ContentException>(() => reader.ListAsync(file.Cid))).Failure);
        Assert.Equal(ContentFailure.WrongKind, (await Assert.ThrowsAsync<ContentException>(() => reader.ListAsync(raw.Cid))).Failure);
        var missing = await Assert.ThrowsAsync<ContentException>(() => reader.ResolveAsync(directory.Cid, "nothing"));
        Assert.Equal((ContentFailure.Missing, $"no link named \"nothing\" under {directory.Cid}"), (missing.Failure, missing.Message));
    }

    private Task<ContentNode> FileAsync(int length) => FileBuilder.BuildAsync(new MemoryStream(new byte[length]), FileLayout.V0, _blocks);
}
