using System.Diagnostics;
using Pandacea.Agent.Tests.Http;

namespace Pandacea.Agent.Tests.Market;

/// <summary>The sample as a process of its own, as its reader starts it.</summary>
internal sealed record SampleRun(int ExitCode, string Output, string Error)
{
    private const string Sample = "Pandacea.Samples.Lease";

    // Built as the tests are: bin/CONFIGURATION/FRAMEWORK.
    private static readonly string BuiltIn = Path.GetRelativePath(Path.Combine(RepositoryRoot.Find(), "tests", "Pandacea.Agent.Tests"), AppContext.BaseDirectory);

    public static async Task<SampleRun> StartAsync(string spenderKey, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SPENDER_PRIVATE_KEY"] = spenderKey;
        foreach (var argument in (string[])["exec", Path.Combine(RepositoryRoot.Find(), "samples", Sample, BuiltIn, Sample + ".dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }

        return new(process.ExitCode, await output, await error);
    }
}
