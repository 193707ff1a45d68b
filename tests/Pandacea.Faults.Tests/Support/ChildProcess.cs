using System.Diagnostics;
using Pandacea.Faults.Processes;

namespace Pandacea.Faults.Tests.Support;

/// <summary>A real process that faults may strike.</summary>
internal sealed class ChildProcess : IProcessTarget, IDisposable
{
    private Process _process = Start();

    public string Name => "node";

    public int Starts { get; private set; } = 1;

    /// <summary>How often it was asked to end.</summary>
    public int Asked { get; private set; }

    public ProcessIdentity? Current => _process.HasExited ? null : ProcessIdentity.Of(_process);

    /// <summary>State letter of the kernel: S sleeping, T stopped.</summary>
    public char State => File.ReadAllText($"/proc/{_process.Id}/stat").Split(") ")[1][0];

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        Asked++;
        using var term = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await _process.WaitForExitAsync(cancellationToken);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _process = Start();
        Starts++;
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.Dispose();
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("sleep", ["300"]))!;
}
