using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

public sealed class ChainStateTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _file;
    private readonly ChainState _state;

    public ChainStateTests() => _state = new ChainState(_file = Path.Combine(_folder.Path, "state", "chain.json"));

    [Fact]
    public void A_torn_dump_is_replaced_by_the_last_whole_one()
    {
        _folder.File("state/chain.json", """{"block":{"number":7}}""");
        _state.Keep();
        File.WriteAllText(_file, """{"block":{"number":8}""");
        File.SetLastWriteTimeUtc(_file, File.GetLastWriteTimeUtc(_file).AddSeconds(1));
        _state.Keep();

        Assert.Contains("put back", _state.Mend());

        Assert.Contains("7", File.ReadAllText(_file));
    }

    [Fact]
    public void A_torn_dump_without_an_earlier_one_is_set_aside()
    {
        _folder.File("state/chain.json", "");

        Assert.Contains("starts anew", _state.Mend());

        Assert.False(File.Exists(_file));
        Assert.True(File.Exists(_file + ".torn"));
    }

    [Fact]
    public void A_whole_dump_is_left_alone()
    {
        _folder.File("state/chain.json", """{"a":1}""");

        Assert.Null(_state.Mend());
        Assert.Equal("""{"a":1}""", File.ReadAllText(_file));
    }

    [Fact]
    public void Wiping_forgets_the_copies_too()
    {
        _folder.File("state/chain.json", "{}");
        _state.Keep();

        _state.Wipe();

        Assert.Null(_state.Mend());
        Assert.Empty(Directory.EnumerateFiles(Path.GetDirectoryName(_file)!));
    }

    public void Dispose() => _folder.Dispose();
}
