using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Agent.Tests.Store;
using Pandacea.Agent.Tests.Store.PowerLoss;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>Of a data folder on a disk that is mounted read-only, the agent said that another agent had it.</summary>
public sealed class ReadOnlyDiskTests
{
    [PowerLossFact]
    public void A_disk_that_is_mounted_read_only_is_named_with_its_remedy()
    {
        using var disk = new SmallDisk(1, "ro");

        var failure = Assert.Throws<StoreException>(() => SqliteAgentStore.Open(new() { Path = Path.Combine(disk.Folder, "agent.db") }, TimeProvider.System));

        Assert.Equal(StoreFailure.ReadOnly, failure.Failure);
        Assert.Contains("its disk is read-only. Mount it writable", failure.Message);
        Assert.DoesNotContain("of its own", failure.Message);
    }
}
