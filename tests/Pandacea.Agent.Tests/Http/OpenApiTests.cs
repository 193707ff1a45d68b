using System.Text.Json;

namespace Pandacea.Agent.Tests.Http;

public sealed class OpenApiTests
{
    private const string File = "docs/agent-api.openapi.json";

    // UPDATE_OPENAPI=1 writes the file anew; the change is then read like any other.
    [Fact]
    [Trait("Requirement", "S108")]
    public async Task The_document_in_the_repository_is_what_the_code_says()
    {
        await using var agent = await TestAgent.StartAsync();
        var now = (await agent.GetAsync("/openapi/v1.json")).Body.ReplaceLineEndings("\n").TrimEnd() + "\n";
        var path = Path.Combine(RepositoryRoot.Find(), File);
        if (Environment.GetEnvironmentVariable("UPDATE_OPENAPI") == "1")
        {
            await System.IO.File.WriteAllTextAsync(path, now);
        }

        Assert.StartsWith("3.1", JsonDocument.Parse(now).RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        Assert.Equal((await System.IO.File.ReadAllTextAsync(path)).ReplaceLineEndings("\n"), now);
    }
}
