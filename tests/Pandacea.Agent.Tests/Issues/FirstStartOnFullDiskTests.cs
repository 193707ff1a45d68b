using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Store;
using Pandacea.Agent.Tests.Store.PowerLoss;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A first start that a full disk ends may have left anything but an identity: what it left is no agent's, and the next start begins anew.</summary>
public sealed class FirstStartOnFullDiskTests
{
    [PowerLossFact]
    public async Task Wherever_a_first_start_ran_out_of_room_the_next_one_works()
    {
        var failed = 0;
        for (var pages = 1; pages < 256; pages += pages / 8 + 1)
        {
            using var disk = new SmallDisk(pages);
            try
            {
                await StartAsync(disk.Folder);
            }
            catch (Exception error) when (error is StoreException or AgentStartException)
            {
                failed++;
            }

            disk.Grow();
            await StartAsync(disk.Folder);
        }

        Assert.InRange(failed, 5, 40);
    }

    private static async Task StartAsync(string folder)
    {
        await using var agent = await AgentHost.StartAsync(new() { DataDirectory = folder, Port = 0 }, TimeProvider.System, TextWriter.Null, default);
    }
}
