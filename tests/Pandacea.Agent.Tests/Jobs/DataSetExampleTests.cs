using Pandacea.Agent.Jobs;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Jobs;

public sealed class DataSetExampleTests
{
    [Fact]
    public async Task The_file_of_data_sets_that_the_settings_show_can_be_loaded()
    {
        using var file = new ShownFile("AGENT_DATASETS_FILE", await File.ReadAllLinesAsync(Path.Combine(RepositoryRoot.Find(), ".env.example")));

        var arm = DataSets.Load(file.Path).Find("warehouse-arm")!;

        Assert.Equal(("did:pandacea:earner:robotics/warehouse-arm-v2", 1000, "jammed"), (arm.ProductId, arm.Rows, arm.Label));
        Assert.Equal([("torque", 0, 80), ("speed", -2.5, 2.5)], arm.Columns.Select(column => (column.Name, column.Lower, column.Upper)));
    }
}
