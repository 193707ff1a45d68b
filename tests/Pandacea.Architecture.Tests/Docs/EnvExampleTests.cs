using System.Text;
using System.Text.RegularExpressions;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Docs;

public sealed class EnvExampleTests
{
    [Fact]
    [Trait("Requirement", "S5")]
    public void It_is_valid_utf8_without_nul()
    {
        var bytes = File.ReadAllBytes(Repository.PathOf(".env.example"));
        Assert.DoesNotContain((byte)0, bytes);
        Assert.DoesNotContain('\uFEFF', new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
    }

    [Theory]
    [InlineData("src/Pandacea.Ipfs/IpfsEnvironment.cs")]
    [InlineData("src/Pandacea.Sdk/Storage/Options/StorageEnvironment.cs")]
    public void It_names_every_setting_of_storage(string source)
    {
        var example = File.ReadLines(Repository.PathOf(".env.example")).Select(line => line.TrimStart('#').Split('=')[0]).ToHashSet();
        var settings = Regex.Matches(File.ReadAllText(Repository.PathOf(source)), "\"((SDK_)?IPFS_[A-Z_]+)\"").Select(found => found.Groups[1].Value).Distinct().ToList();
        Assert.True(settings.Count > 1);
        Assert.All(settings, setting => Assert.Contains(setting, example));
    }

    [Fact]
    [Trait("Requirement", "S5")]
    public void It_holds_the_runbooks_settings_and_defaults() =>
        Assert.Equal(
            [
                "BACKEND_QUEUE_SIZE=100", "SDK_MAX_RETRIES=5", "SDK_BASE_DELAY_MS=100", "SDK_CIRCUIT_FAIL_THRESHOLD=10",
                "SDK_CIRCUIT_RESET_SEC=30", "LOG_LEVEL=INFO", "PANDACEA_OTEL=1", "OTEL_EXPORTER_OTLP_ENDPOINT=http://localhost:4318",
            ],
            File.ReadLines(Repository.PathOf(".env.example")).Where(line => line.Length > 0 && !line.StartsWith('#')));
}
