using Pandacea.Agent.Tests.Store.PowerLoss;
using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;
using Pandacea.Tests.Support;

namespace Pandacea.Ipfs.Tests.Store;

/// <summary>A real file system that has no room left.</summary>
[Trait("Requirement", "S42")]
public sealed class DiskFullTests
{
    private const long Room = 6L << 20;

    /// <summary>The room that is left when the disk is full decides who notices: whoever takes a block in, or writes it, or ends the file.</summary>
    [PowerLossFact]
    public async Task A_full_disk_is_told_loses_nothing_and_pins_nothing_half()
    {
        for (var more = 0; more < 1 << 20; more += 96 << 10)
        {
            await FullAsync(Room + more);
        }
    }

    private static async Task FullAsync(long room)
    {
        Assert.Null(LoopMounts.Objection());
        using var folder = new TempFolder();
        using var disk = LoopDisk.Create(folder["full.img"]);
        var ballast = Path.Combine(disk.Folder, "ballast");
        ToolFolder.Run("fallocate", "-l", (new DriveInfo(disk.Folder).TotalFreeSpace - room).ToString(), ballast);
        await using (var node = await TestNode.StartAsync(Path.Combine(disk.Folder, "ipfs")))
        {
            var kept = await FillAsync(node);
            Assert.InRange(kept.Count, 1, 20);
            Assert.Equal(kept.Keys.Order(), node.Store.Pins.All.Select(pin => pin.Cid.ToString()).Order());
            Assert.Empty(Directory.GetFiles(Path.Combine(node.Store.Path, "tmp")));
            Assert.StartsWith("no space left on device", (await node.FailureAsync("block/put", Upload.File(Content.Of("block", 1 << 20)))).Message);
            await AllThereAsync(node, kept);

            // It is no end: with room again it goes on, without a restart.
            File.Delete(ballast);
            var last = Content.Of("last", 1 << 20);
            Assert.Equal(last, await node.CatAsync(await node.AddAsync(last)));
            await AllThereAsync(node, kept);
        }
    }

    private static async Task<Dictionary<string, byte[]>> FillAsync(TestNode node)
    {
        var kept = new Dictionary<string, byte[]>();
        while (true)
        {
            var bytes = Content.Of($"full{kept.Count}", 1 << 20);
            using var response = await node.PostAsync("add", Upload.File(bytes));
            var text = await response.Content.ReadAsStringAsync();
            if (!response.IsSuccessStatusCode)
            {
                Assert.StartsWith("""{"Message":"no space left on device""", text);
                Assert.EndsWith(""","Code":0,"Type":"error"}""" + "\n", text);
                return kept;
            }

            kept.Add(text.Split('"')[7], bytes);
        }
    }

    private static async Task AllThereAsync(TestNode node, Dictionary<string, byte[]> kept)
    {
        foreach (var (cid, bytes) in kept)
        {
            Assert.Equal(bytes, await node.CatAsync(Cid.Parse(cid)));
        }
    }
}
