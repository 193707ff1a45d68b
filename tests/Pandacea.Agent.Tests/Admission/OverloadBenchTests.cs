using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Admission;

/// <summary>The overload bench runs, and its control is one. Its numbers are taken where nothing else runs.</summary>
[Collection("alone")]
public sealed partial class OverloadBenchTests
{
    private const string Bench = "Pandacea.Bench.Overload";

    [Fact]
    public async Task At_ten_times_the_capacity_the_plain_server_is_down_and_the_product_is_not()
    {
        // Built as the tests are: bin/CONFIGURATION/FRAMEWORK.
        var builtIn = Path.GetRelativePath(Path.Combine(RepositoryRoot.Find(), "tests", "Pandacea.Agent.Tests"), AppContext.BaseDirectory);
        var program = Path.Combine(RepositoryRoot.Find(), "bench", Bench, builtIn, Bench + (OperatingSystem.IsWindows() ? ".exe" : ""));
        using var bench = Process.Start(new ProcessStartInfo(program, ["smoke"]) { RedirectStandardOutput = true })!;
        var output = await bench.StandardOutput.ReadToEndAsync();
        await bench.WaitForExitAsync();

        // Of plain, limiter and product.
        var parts = Part().Matches(output).Select(match => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).ToList();
        Assert.True(parts is [< 0.5, _, > 0.5], output);
    }

    [GeneratedRegex(@"\((\d\.\d{3})\)")]
    private static partial Regex Part();
}
