using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>The program that the README shows, as its reader starts it.</summary>
public sealed class SampleTests
{
    private const string Sample = "Pandacea.Samples.Storage";

    [Fact]
    public async Task The_sample_stores_a_file_and_fetches_it_again()
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-sample-").FullName;
        var (original, copy) = (Path.Combine(folder, "original"), Path.Combine(folder, "copy"));
        await File.WriteAllBytesAsync(original, Bytes.Of(600_000));
        await using var node = await StorageNode.StartAsync();
        var (exitCode, output, _) = await RunAsync(node.Url.ToString(), original, copy);
        Assert.Equal(0, exitCode);
        Assert.Equal([$"stored {await node.CidOfAsync(Bytes.Of(600_000))}, 600000 bytes", "fetched 600000 bytes"], output.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
        Assert.Equal(Bytes.Of(600_000), await File.ReadAllBytesAsync(copy));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Each of these once ended with a stack trace.</summary>
    [Theory]
    [InlineData("Storage.ApiUrls", "nonsense", "original", "copy")]
    [InlineData("Invalid URI", "http://", "original", "copy")]
    [InlineData("missing", "http://127.0.0.1:1", "missing", "copy")]
    [InlineData("usage", "http://127.0.0.1:1")]
    public async Task What_is_wrong_with_the_call_is_told_in_one_line_with_what_to_write(string expected, params string[] arguments)
    {
        var (exitCode, output, error) = await RunAsync(arguments);

        Assert.Equal((2, ""), (exitCode, output));
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Contains("http://HOST:PORT", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_is_told_in_one_line()
    {
        var folder = Directory.CreateTempSubdirectory("pandacea-sample-").FullName;
        var original = Path.Combine(folder, "original");
        await File.WriteAllBytesAsync(original, Bytes.Of(1000));
        await using var node = await StorageNode.StartAsync();

        var (exitCode, _, error) = await RunAsync(node.Url.ToString(), original, Path.Combine(original, "copy"));

        Assert.Equal(2, exitCode);
        Assert.Contains("usage", Assert.Single(error.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        // Built as the tests are: bin/CONFIGURATION/FRAMEWORK.
        var builtIn = Path.GetRelativePath(Project(), AppContext.BaseDirectory);
        var program = Path.Combine(Project(), "..", "..", "samples", Sample, builtIn, Sample + ".dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await said);
    }

    private static string Project([CallerFilePath] string path = "") => Path.GetDirectoryName(Path.GetDirectoryName(path))!;
}
