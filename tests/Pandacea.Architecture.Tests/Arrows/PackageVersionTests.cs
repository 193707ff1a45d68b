using System.Xml.Linq;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Arrows;

public sealed class PackageVersionTests
{
    [Fact]
    public void Versions_stand_in_one_file()
    {
        var projects = Repository.Files.Where(file => Path.GetExtension(file) is ".csproj" or ".targets" || file.EndsWith(".Build.props", StringComparison.Ordinal));
        Breaches.None(projects.SelectMany(file => ProjectFile.OwnVersions(file, XDocument.Parse(Repository.Read(file)))));
    }

    [Theory]
    [InlineData("""<PackageReference Include="Polly.Core" Version="8.9.1" />""")]
    [InlineData("""<PackageReference Include="Polly.Core" VersionOverride="8.9.1" />""")]
    [InlineData("""<PackageReference Include="Polly.Core"><Version>8.9.1</Version></PackageReference>""")]
    public void The_rule_catches_a_version_in_a_project(string reference)
    {
        var project = XDocument.Parse($"<Project><ItemGroup>{reference}</ItemGroup></Project>");
        Assert.Equal(["some.csproj: Polly.Core"], ProjectFile.OwnVersions("some.csproj", project));
    }
}
