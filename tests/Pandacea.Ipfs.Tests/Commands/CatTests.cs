using Pandacea.Ipfs.Tests.Support;

namespace Pandacea.Ipfs.Tests.Commands;

[Trait("Requirement", "S42")]
public sealed class CatTests : IAsyncLifetime
{
    private readonly byte[] _one = Content.Of("one", 600_000);
    private readonly byte[] _two = Content.Of("two", 300_000);
    private TestNode _node = null!;
    private string _paths = "";

    public async Task InitializeAsync()
    {
        _node = await TestNode.StartAsync();
        _paths = $"cat?arg={await _node.AddAsync(_one)}&arg=/ipfs/{await _node.AddAsync(_two, "cid-version=1")}";
    }

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 1)]
    [InlineData(262_143, 2)]
    [InlineData(0, 600_000)]
    [InlineData(599_999, 2)]
    [InlineData(600_000, 5)]
    [InlineData(650_000, null)]
    [InlineData(900_000, null)]
    [InlineData(2_000_000, 10)]
    [InlineData(0, 0)]
    public async Task Offset_and_length_run_over_all_files(int offset, int? length)
    {
        byte[] all = [.. _one, .. _two];
        var expected = all.Skip(offset).Take(length ?? all.Length).ToArray();
        using var response = await _node.PostAsync($"{_paths}&offset={offset}{(length is null ? "" : $"&length={length}")}");
        Assert.Equal(expected.Length.ToString(), Assert.Single(response.Headers.GetValues("X-Content-Length")));
        Assert.Equal(expected, await response.Content.ReadAsByteArrayAsync());
        Assert.Empty(response.TrailingHeaders);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(262_144)]
    [InlineData(8 * 1024 * 1024)]
    public async Task What_was_added_is_read_again(int size)
    {
        foreach (var options in new[] { "", "cid-version=1", "raw-leaves=true", "chunker=size-100000" })
        {
            var bytes = Content.Of("size", size);
            Assert.Equal(bytes, await _node.CatAsync(await _node.AddAsync(bytes, options)));
        }
    }
}
