using Pandacea.TestRun;

namespace Pandacea.Architecture.Tests.TestCommand;

public sealed class RunOptionsTests
{
    private static readonly string[] All = ["tests/Pandacea.Sdk.Tests/Pandacea.Sdk.Tests.csproj", "tests/Pandacea.EndToEnd/Pandacea.EndToEnd.csproj"];

    [Fact]
    public void Without_arguments_everything_runs()
    {
        var options = RunOptions.Parse([], All);
        Assert.Equal(All, options.Projects);
        Assert.True(options.IsWhole);
    }

    [Theory]
    [InlineData("tests/Pandacea.Sdk.Tests/")]
    [InlineData("./tests/Pandacea.Sdk.Tests")]
    [InlineData(@"tests\Pandacea.Sdk.Tests\Pandacea.Sdk.Tests.csproj")]
    [InlineData("Pandacea.Sdk.Tests")]
    [InlineData("Sdk.Tests")]
    public void A_project_can_be_named(string name) => Assert.Equal([All[0]], RunOptions.Parse([name], All).Projects);

    [Fact]
    public void The_rest_is_passed_on()
    {
        var options = RunOptions.Parse(["EndToEnd", "--filter", "Sdk.Tests"], All);
        Assert.Equal([All[1]], options.Projects);
        Assert.Equal(["--filter", "Sdk.Tests"], options.PassedOn);
        Assert.False(options.IsWhole);
    }
}
