namespace Pandacea.Ipfs.Uploads;

/// <summary>Tells how much was read: every 256 KiB, and at the end.</summary>
internal sealed class ProgressStream(Stream inner, Func<long, ValueTask> told) : Stream
{
    private const int Step = 256 * 1024;
    private long _read;
    private long _told;
    private bool _ended;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        _read += count;
        if (_read - _told >= Step || (count == 0 && !_ended))
        {
            (_told, _ended) = (_read, count == 0);
            await told(_read).ConfigureAwait(false);
        }

        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
