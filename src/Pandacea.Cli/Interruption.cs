using System.Runtime.InteropServices;

namespace Pandacea.Cli;

/// <summary>Ctrl-C, a termination request or a closed terminal: cancels the command, which then cleans up and ends.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly List<PosixSignalRegistration> _registrations = [];

    public Interruption()
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }
    }

    public CancellationToken Token => _source.Token;

    /// <summary>What it was, for people; null while there was none.</summary>
    public string? Reason { get; private set; }

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _source.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        Reason ??= context.Signal switch
        {
            PosixSignal.SIGINT => "Ctrl-C",
            PosixSignal.SIGTERM => "asked to end (SIGTERM)",
            _ => "its terminal was closed (SIGHUP)",
        };
        _source.Cancel();
    }
}
