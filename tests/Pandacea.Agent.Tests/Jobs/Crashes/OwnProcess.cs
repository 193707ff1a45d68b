using System.Diagnostics;
using System.Globalization;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>This assembly in another role, that can be killed and stopped.</summary>
internal sealed class OwnProcess : IDisposable
{
    private readonly Process _process;

    private OwnProcess(Process process) => _process = process;

    /// <summary>Starts it, and waits until it says that it listens.</summary>
    /// <param name="arguments">Role and arguments.</param>
    /// <param name="listening">The line, or a part of it.</param>
    public static async Task<(OwnProcess Process, string Line)> StartAsync(IEnumerable<string> arguments, string listening = "listening")
    {
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(OwnProcess).Assembly.Location, .. arguments]) { RedirectStandardOutput = true, RedirectStandardInput = true };
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(listening, StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return (new OwnProcess(process), line);
            }
        }

        throw new InvalidOperationException($"'{string.Join(' ', arguments)}' did not start.");
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGSTOP, and SIGCONT after a while.</summary>
    public async Task PauseAsync(TimeSpan time)
    {
        Signal("STOP");
        await Task.Delay(time, TimeProvider.System);
        Signal("CONT");
    }

    /// <summary>Ends it as those who start it do: by closing its standard input.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-" + name, _process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
