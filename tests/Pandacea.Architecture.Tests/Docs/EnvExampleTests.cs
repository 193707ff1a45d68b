using System.Text;
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
