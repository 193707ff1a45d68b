using System.Diagnostics;

namespace Pandacea.EndToEnd.Support;

/// <summary>The program while it runs.</summary>
public sealed class RunningCli(Process process) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(9);
    private readonly Task<string> _output = process.StandardOutput.ReadToEndAsync();
    private readonly Task<string> _errors = process.StandardError.ReadToEndAsync();

    /// <summary>Its process id.</summary>
    public int Pid => process.Id;

    /// <summary>Whether it still runs.</summary>
    public bool Alive => !process.HasExited;

    /// <summary>Waits until a line of a file says so; its own output tells why if it ends before that.</summary>
    public async Task UntilFileSaysAsync(string path, string text, int times, TimeSpan within)
    {
        await Eventually.HoldsAsync(() => Task.FromResult(!Alive || Eventually.Count(path, text) >= times), within, $"'{text}' {times} times in {path}");
        if (Eventually.Count(path, text) < times)
        {
            var end = await EndAsync();
            Assert.Fail($"it ended with {end.ExitCode} before {path} said '{text}' {times} times: {end.All}");
        }
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CliResult> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"pandacea did not end: {await _output} {await _errors}");
        }

        return new CliResult(process.ExitCode, await _output, await _errors);
    }

    public void Dispose() => process.Dispose();
}
