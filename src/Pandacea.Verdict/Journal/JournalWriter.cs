using System.Threading.Channels;

namespace Pandacea.Verdict.Journal;

/// <summary>Appends records to a file of JSON lines. Many threads may append; one task writes, in the order of <see cref="JournalRecord.Seq"/>.</summary>
/// <remarks>Whatever was appended is with the operating system as soon as the disk takes it: nothing waits in a buffer for a full block.
/// A disk that fails shows in <see cref="Fault"/>; the journal then has no closing record, so that no verdict can pass on it.</remarks>
public sealed class JournalWriter : IJournal, IAsyncDisposable
{
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly long _origin;
    private readonly Action<JournalRecord>? _observer;
    private readonly Stream _stream;
    private readonly Lock _order = new();
    private readonly Channel<Entry> _entries = Channel.CreateUnbounded<Entry>(new() { SingleReader = true });
    private readonly HashChain _chain = new();
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Task _writing;
    private long _next;
    private volatile JournalException? _fault;

    internal JournalWriter(Stream stream, string path, TimeProvider time, Action<JournalRecord>? observer)
    {
        (_stream, _path, _time, _observer) = (stream, path, time, observer);
        _origin = time.GetTimestamp();
        _writing = Task.Run(WriteAllAsync);
    }

    /// <inheritdoc/>
    public long Now => (long)(_time.GetElapsedTime(_origin).Ticks * (1_000_000_000L / TimeSpan.TicksPerSecond));

    /// <summary>Why records could not be written; null while all is well. A runner polls it and ends the run.</summary>
    public JournalException? Fault => _fault;

    /// <summary>Starts a new journal; the run's clock starts here.</summary>
    /// <param name="path">File to create; it must not exist.</param>
    /// <param name="time">Where time comes from.</param>
    /// <param name="observer">Sees every record in order, after it was numbered, on the writing task; must be quick and must not throw.</param>
    /// <exception cref="JournalException">The file cannot be created.</exception>
    public static JournalWriter Create(string path, TimeProvider time, Action<JournalRecord>? observer = null)
    {
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            {
                Directory.CreateDirectory(folder);
            }

            var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
            return new JournalWriter(file, path, time, observer);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw JournalException.CannotWrite(path, cause);
        }
    }

    /// <inheritdoc/>
    /// <remarks>What is appended after the journal was closed is dropped.</remarks>
    public void Append(JournalRecord record)
    {
        lock (_order)
        {
            var stamped = record.T == 0 ? record with { T = Now } : record;
            _entries.Writer.TryWrite(new Entry(stamped, null));
        }
    }

    /// <summary>Completes when everything appended before is on the disk itself.</summary>
    /// <exception cref="JournalException">The disk failed, now or earlier.</exception>
    public async Task FlushAsync(CancellationToken cancellationToken = default)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        if (_entries.Writer.TryWrite(new Entry(null, done)))
        {
            // A writer that died never answers: then its own failure is the answer.
            var first = await Task.WhenAny(done.Task, _writing).WaitAsync(cancellationToken).ConfigureAwait(false);
            await first.ConfigureAwait(false);
        }

        if (_fault is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>Writes the closing record and closes the file. A failure to do so is left in <see cref="Fault"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        _entries.Writer.TryComplete();
        await _writing.ConfigureAwait(false);
    }

    private async Task WriteAllAsync()
    {
        var batch = new MemoryStream();
        var waiting = new List<TaskCompletionSource>();
        while (await _entries.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (batch.Length < 1 << 20 && _entries.Reader.TryRead(out var entry))
            {
                Take(entry, batch, waiting);
            }

            Write(batch, toDisk: waiting.Count > 0);
            waiting.ForEach(done => done.TrySetResult());
            waiting.Clear();
        }

        Close(batch);
    }

    private void Take(Entry entry, MemoryStream batch, List<TaskCompletionSource> waiting)
    {
        if (entry.Record is null)
        {
            waiting.Add(entry.Flushed!);
            return;
        }

        var record = entry.Record with { Seq = _next++ };
        var kind = JournalJson.KindOf(record);
        _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        AddLine(record, batch);
        _observer?.Invoke(record);
    }

    private void AddLine(JournalRecord record, MemoryStream batch)
    {
        var line = JournalJson.Line(record);
        _chain.Add(line);
        batch.Write(line);
        batch.WriteByte((byte)'\n');
    }

    private void Write(MemoryStream batch, bool toDisk)
    {
        try
        {
            // After a failure nothing more is written: a hole in the middle would be worse than an end.
            if (_fault is null)
            {
                _stream.Write(batch.GetBuffer(), 0, (int)batch.Length);
                if (toDisk)
                {
                    (_stream as FileStream)?.Flush(flushToDisk: true);
                }
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            _fault = JournalException.CannotWrite(_path, cause);
        }

        batch.SetLength(0);
    }

    private void Close(MemoryStream batch)
    {
        AddLine(ClosingSeal.Seal(new() { Seq = _next, T = Now, Records = _next, Counts = _counts, Sha256 = string.Empty }, _chain), batch);
        Write(batch, toDisk: true);
        _chain.Dispose();
        try
        {
            _stream.Dispose();
        }
        catch (IOException cause)
        {
            _fault ??= JournalException.CannotWrite(_path, cause);
        }
    }

    private readonly record struct Entry(JournalRecord? Record, TaskCompletionSource? Flushed);
}
