using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

public sealed class DrillCatalogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("drills").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Ships_drills_inside_the_executable() => Assert.Equal(["agent_crash", "agent_overload", "evm_rpc_flap", "ipfs_slowdown", "pysyft_crash"], new DrillCatalog(_folder).Names);

    [Fact]
    public void Every_shipped_drill_is_named_like_its_file() => Assert.All(
        new DrillCatalog(_folder).Names, name => Assert.Equal(name, new DrillCatalog(_folder).Load(name).Name));

    [Fact]
    public void Prefers_the_file_that_lies_in_the_folder()
    {
        Write("drills/evm_rpc_flap.yaml", Sample.Text);

        var drill = new DrillCatalog(_folder).Load("evm_rpc_flap");

        Assert.Equal(("sample", "drills/evm_rpc_flap.yaml"), (drill.Name, drill.Source));
    }

    [Fact]
    public void Reads_a_file_by_its_path()
    {
        Write("mine.yaml", Sample.Text);

        Assert.Equal("sample", new DrillCatalog(_folder).Load("mine.yaml").Name);
        Assert.Equal("sample", new DrillCatalog("/").Load(Path.Combine(_folder, "mine.yaml")).Name);
    }

    [Fact]
    public void Suggests_a_drill_for_a_misspelt_name()
    {
        var refused = Assert.Throws<UnknownDrillException>(() => new DrillCatalog(_folder).Load("evm_rpc_flpa"));

        Assert.Equal(
            "There is no drill 'evm_rpc_flpa'. Did you mean 'evm_rpc_flap'? Known: agent_crash, agent_overload, evm_rpc_flap, ipfs_slowdown, pysyft_crash. A file is named by its path, as in drills/evm_rpc_flpa.yaml.",
            refused.Message);
    }

    [Theory]
    [InlineData("none.yaml", "There is no file none.yaml.")]
    [InlineData("no/such/folder.yaml", "There is no file no/such/folder.yaml.")]
    [InlineData("./", "./ is a folder.")]
    [InlineData("a\0b.yaml", "cannot be read:")]
    public void Says_why_a_file_cannot_be_read(string path, string expected)
    {
        var refused = Assert.Throws<UnknownDrillException>(() => new DrillCatalog(_folder).Load(path));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_a_broken_drill_beside_the_others()
    {
        Write("drills/broken.yaml", "name: broken\n");

        var summaries = new DrillCatalog(_folder).Summaries;

        Assert.Equal(["agent_crash", "agent_overload", "broken", "evm_rpc_flap", "ipfs_slowdown", "pysyft_crash"], summaries.Select(summary => summary.Name));
        Assert.StartsWith("drills/broken.yaml is not a valid drill", summaries[2].Problem, StringComparison.Ordinal);
        Assert.Equal((null, 30_000), (summaries[3].Problem, summaries[3].RtoMs));
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
