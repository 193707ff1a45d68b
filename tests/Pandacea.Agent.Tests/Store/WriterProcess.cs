using System.Diagnostics;
using Pandacea.Agent.Store.Sqlite;

namespace Pandacea.Agent.Tests.Store;

/// <summary>A <see cref="CrashWriter"/> as a process of its own, and what it says that the store acknowledged.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;
    private readonly List<Acknowledgement> _acknowledged = [];

    public WriterProcess(string writer, string file, int round, SynchronousLevel synchronous = SynchronousLevel.Full)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in new[] { "exec", typeof(WriterProcess).Assembly.Location, writer, file, round.ToString(), synchronous.ToString() })
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Waits until so many writes were acknowledged.</summary>
    public async Task AcknowledgedAsync(int count)
    {
        while (_acknowledged.Count < count)
        {
            _acknowledged.Add(Parse(await _process.StandardOutput.ReadLineAsync()) ?? throw new InvalidOperationException("The writer ended by itself."));
        }
    }

    public void Kill() => _process.Kill();

    /// <summary>Waits for the end, and returns all that was acknowledged.</summary>
    public async Task<IReadOnlyList<Acknowledgement>> EndAsync()
    {
        var rest = await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return [.. _acknowledged, .. rest.Split('\n')[..^1].Select(line => Parse(line)!)];
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

    private static Acknowledgement? Parse(string? line) => line?.Split(' ') is [var id, var at] ? new(id, long.Parse(at)) : null;
}

/// <summary>A write that the store called durable.</summary>
/// <param name="Id">Of the proposal.</param>
/// <param name="At">The system's monotonic clock just after it.</param>
internal sealed record Acknowledgement(string Id, long At);
