using System.Runtime.CompilerServices;
using PublicApiGenerator;

namespace Pandacea.Sdk.Tests.Api;

/// <summary>What others build on changes only on purpose.</summary>
public sealed class PublicApiTests
{
    private const string Update = "PANDACEA_UPDATE_API";

    [Fact]
    public void The_public_surface_is_the_one_that_is_checked_in()
    {
        var path = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Pandacea.Sdk.txt");
        var now = Now();
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            File.WriteAllText(path, now);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == now,
            $"The public surface of Pandacea.Sdk is not the one in {Path.GetFileName(path)}. If that is meant, run this test with {Update}=1 and commit the file: its diff is what users of the library meet.");
    }

    private static string Now() => typeof(PandaceaClient).Assembly
        .GeneratePublicApi(new ApiGeneratorOptions { IncludeAssemblyAttributes = false })
        .ReplaceLineEndings("\n")
        .TrimEnd() + "\n";

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
