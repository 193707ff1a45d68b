using Pandacea.Agent.Tests.Store;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Every user of the machine could read the store, and in it the agent's key and what makes the noise of jobs.</summary>
public sealed class ReadableStoreTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task Nobody_but_its_owner_reads_the_store()
    {
        await _temp.ProposedAsync();
        string[] files = [_temp.File, _temp.File + "-wal", _temp.File + "-shm"];
        Assert.All(files, file => Assert.True(File.Exists(file)));
        foreach (var file in files)
        {
            Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite), file);
        }
    }

    [Fact]
    public async Task A_store_that_got_no_further_than_its_name_is_begun_anew()
    {
        await _temp.Store.DisposeAsync();
        File.WriteAllBytes(_temp.File, []);
        _temp.Open();
        await _temp.ProposedAsync();
    }
}
