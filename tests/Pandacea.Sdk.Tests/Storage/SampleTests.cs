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
        var (exitCode, output) = await RunAsync(node.Url.ToString(), original, copy);
        Assert.Equal(0, exitCode);
        Assert.Equal([$"stored {await node.CidOfAsync(Bytes.Of(600_000))}, 600000 bytes", "fetched 600000 bytes"], output.ReplaceLineEndings("\n").TrimEnd().Split('\n'));
        Assert.Equal(Bytes.Of(600_000), await File.ReadAllBytesAsync(copy));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        // Built as the tests are: bin/CONFIGURATION/FRAMEWORK.
        var builtIn = Path.GetRelativePath(Project(), AppContext.BaseDirectory);
        var program = Path.Combine(Project(), "..", "..", "samples", Sample, builtIn, Sample + ".dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", program, .. arguments]) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await process.WaitForExitAsync();
        return (process.ExitCode, output);
    }

    private static string Project([CallerFilePath] string path = "") => Path.GetDirectoryName(Path.GetDirectoryName(path))!;
}
