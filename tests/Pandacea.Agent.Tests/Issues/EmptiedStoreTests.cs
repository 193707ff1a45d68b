using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Where the store was gone from a folder in which an agent had worked, the agent began anew under another identity, and said nothing.</summary>
public sealed class EmptiedStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-agent-").FullName;

    private string Store => Path.Combine(_folder, "agent.db");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_store_that_was_deleted_is_missed()
    {
        await StartedAsync();
        File.Delete(Store);

        await RefusedAsync();

        Assert.False(File.Exists(Store));
    }

    [Fact]
    public async Task A_store_that_was_emptied_is_refused()
    {
        await StartedAsync();
        File.WriteAllBytes(Store, []);

        await RefusedAsync();

        Assert.Equal(0, new FileInfo(Store).Length);
    }

    [Fact]
    public async Task A_log_without_its_store_is_kept()
    {
        File.WriteAllBytes(Store + "-wal", [1]);

        await RefusedAsync();

        Assert.Equal([1], File.ReadAllBytes(Store + "-wal"));
    }

    [Fact]
    public async Task A_store_that_comes_back_is_the_same_agents()
    {
        var before = await StartedAsync();
        File.Move(Store, Store + ".away");
        await RefusedAsync();
        File.Move(Store + ".away", Store);

        Assert.Equal(before, await StartedAsync());
    }

    [Fact]
    public async Task A_folder_in_which_no_agent_came_to_work_is_begun_anew()
    {
        File.WriteAllBytes(Store, []);
        File.WriteAllBytes(Store + ".lock", []);
        File.WriteAllBytes(Store + "-wal", []);

        await StartedAsync();
    }

    private async Task RefusedAsync()
    {
        var failure = await Assert.ThrowsAsync<StoreException>(StartedAsync);
        Assert.Equal(StoreFailure.Damaged, failure.Failure);
        Assert.Contains("holds nothing, though an agent has worked from its folder", failure.Message);
        Assert.Contains("restore a backup", failure.Message);
    }

    /// <summary>An agent that starts and ends.</summary>
    /// <returns>Who it was.</returns>
    private async Task<string> StartedAsync()
    {
        await using var agent = await AgentHost.StartAsync(new() { DataDirectory = _folder, Port = 0 }, TimeProvider.System, TextWriter.Null, default);
        return agent.PeerId;
    }
}
