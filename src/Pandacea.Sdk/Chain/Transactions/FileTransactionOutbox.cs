using System.Text;

namespace Pandacea.Sdk.Chain;

/// <summary>An outbox in a file of JSON lines that is only ever appended to, and flushed to the disk before a transaction is sent.</summary>
/// <remarks>One process at a time. A line that a crash cut off at the end was never acknowledged and is dropped;
/// a damaged line before the end is refused.</remarks>
public sealed class FileTransactionOutbox : ITransactionOutbox, IDisposable
{
    private readonly string _path;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, (int Order, SignedTransaction Transaction)> _pending = [];
    private FileStream? _file;
    private int _order;

    /// <summary>An outbox in the file; the file is opened, or created, at the first use.</summary>
    public FileTransactionOutbox(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        _path = Path.GetFullPath(path);
    }

    /// <inheritdoc/>
    /// <exception cref="OutboxException">The file is damaged or in use.</exception>
    public async ValueTask<IReadOnlyList<SignedTransaction>> PendingAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            Open();
            return _pending.Values.OrderBy(entry => entry.Order).Select(entry => entry.Transaction).ToArray();
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    /// <exception cref="OutboxException">The file is damaged or in use, or could not be written.</exception>
    public ValueTask AddAsync(SignedTransaction transaction, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return AppendAsync(OutboxLine.Of(transaction), durable: true, cancellationToken);
    }

    /// <inheritdoc/>
    /// <exception cref="OutboxException">The file is damaged or in use, or could not be written.</exception>
    public ValueTask ResolveAsync(string hash, TransactionFate fate, CancellationToken cancellationToken) =>
        AppendAsync(OutboxLine.Of(hash, fate), durable: fate == TransactionFate.Abandoned, cancellationToken);

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _file?.Dispose();
        _gate.Dispose();
    }

    private async ValueTask AppendAsync(OutboxLine line, bool durable, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var file = Open();
            Write(file, line, durable);
            Apply(line);
        }
        finally
        {
            _gate.Release();
        }
    }

    private void Write(FileStream file, OutboxLine line, bool durable)
    {
        var end = file.Length;
        try
        {
            file.Write(line.ToBytes());
            file.Flush(flushToDisk: durable);
        }
        catch (IOException error)
        {
            CutBack(file, end);
            throw new OutboxException($"The outbox {_path} could not be written: {error.Message} Make room or repair the disk; nothing was sent.", error);
        }
    }

    private void CutBack(FileStream file, long end)
    {
        try
        {
            file.SetLength(end);
        }
        catch (IOException)
        {
            // Reading the file anew will drop the half line, or refuse.
            file.Dispose();
            _file = null;
            _pending.Clear();
        }
    }

    private FileStream Open()
    {
        if (_file is not null)
        {
            return _file;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
            var file = new FileStream(_path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            try
            {
                Load(file);
            }
            catch
            {
                file.Dispose();
                throw;
            }

            return _file = file;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new OutboxException($"The outbox {_path} could not be opened: {error.Message} Each process needs a file of its own.", error);
        }
    }

    private void Load(FileStream file)
    {
        var content = new byte[file.Length];
        file.ReadExactly(content);
        var end = content.AsSpan().LastIndexOf((byte)'\n') + 1;
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(content, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            Apply(OutboxLine.Parse(line) ?? throw new OutboxException(
                $"The outbox {_path} is damaged in line {number}. Compare it with the chain by hand, then move the file away."));
        }

        // Nothing pending: the history has no use any more.
        file.SetLength(_pending.Count == 0 ? 0 : end);
        file.Seek(0, SeekOrigin.End);
        file.Flush(flushToDisk: true);
    }

    private void Apply(OutboxLine line)
    {
        if (line.Added is { } transaction)
        {
            _pending[transaction.Hash] = (_order++, transaction);
        }
        else
        {
            _pending.Remove(line.Resolved!);
        }
    }
}
