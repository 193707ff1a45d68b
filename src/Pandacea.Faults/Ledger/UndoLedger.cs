using System.Text;
using System.Text.Json;

namespace Pandacea.Faults.Ledger;

/// <summary>Append-only file of undos: each is on the disk before its fault is applied, and marked done after it.</summary>
public sealed class UndoLedger : IDisposable
{
    private readonly Lock _gate = new();
    private readonly string _path;
    private readonly FileStream _file;

    // Whether the last write was cut off, so that the next line must not be glued to it.
    private bool _torn;

    private UndoLedger(string path, FileStream file) => (_path, _file) = (path, file);

    /// <summary>Opens the ledger for writing, creating file and folder.</summary>
    /// <exception cref="LedgerException">It cannot be written.</exception>
    public static UndoLedger Open(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
            return new UndoLedger(path, new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0)) { _torn = LedgerFile.EndsTorn(path) };
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new LedgerException(path, error);
        }
    }

    /// <summary>Writes the undo down; returns when it is on the disk.</summary>
    /// <exception cref="LedgerException">It could not be written: do not apply the fault.</exception>
    public void Begin(UndoEntry entry) => Append(new LedgerLine(LedgerLine.Undo, entry.FaultId, entry));

    /// <summary>Marks the undo done.</summary>
    /// <exception cref="LedgerException">It could not be written.</exception>
    public void Done(string faultId) => Append(new LedgerLine(LedgerLine.Completed, faultId, null));

    /// <summary>What the file says is still to be undone, newest first. A torn last line is passed over.</summary>
    public static IReadOnlyList<UndoEntry> ReadOpen(string path) => LedgerFile.ReadOpen(path);

    /// <summary>Finishes what a dead host left, newest first. Safe to call again.</summary>
    /// <param name="path">The ledger; a missing file is an empty one.</param>
    /// <param name="recovery">How the undos are done.</param>
    /// <param name="cancellationToken">Ends it early; what is left stays open.</param>
    public static async Task<IReadOnlyList<UndoOutcome>> RecoverAsync(string path, UndoRecovery recovery, CancellationToken cancellationToken)
    {
        var open = ReadOpen(path);
        if (open.Count == 0)
        {
            return [];
        }

        using var ledger = Open(path);
        var outcomes = new List<UndoOutcome>(open.Count);
        foreach (var entry in open)
        {
            var outcome = await recovery.UndoAsync(entry, cancellationToken).ConfigureAwait(false);
            outcomes.Add(outcome);
            if (outcome.Result != UndoResult.Failed)
            {
                ledger.Done(entry.FaultId);
            }
        }

        return outcomes;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private void Append(LedgerLine line)
    {
        var text = JsonSerializer.Serialize(line, LedgerFile.Json) + "\n";
        lock (_gate)
        {
            try
            {
                _file.Write(Encoding.UTF8.GetBytes(_torn ? "\n" + text : text));
                _file.Flush(flushToDisk: true);
                _torn = false;
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                _torn = true;
                throw new LedgerException(_path, error);
            }
        }
    }
}
