using System.Buffers;

namespace Pandacea.Verdict.Journal;

/// <summary>Reads a journal from its beginning to its end and says what is wrong with it.</summary>
public static class JournalReader
{
    private const int BufferBytes = 1 << 16;

    /// <summary>Hands every record to <paramref name="see"/>, in order, the closing one included.</summary>
    /// <exception cref="JournalException">The file cannot be opened or read.</exception>
    public static JournalState Read(string path, Action<JournalRecord> see)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            return Read(file, see);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw JournalException.CannotRead(path, cause);
        }
    }

    /// <summary>Hands every record of a stream to <paramref name="see"/>.</summary>
    public static JournalState Read(Stream stream, Action<JournalRecord> see)
    {
        using var inspection = new JournalInspection(see);
        var buffer = new ArrayBufferWriter<byte>(BufferBytes);
        while (true)
        {
            var got = stream.Read(buffer.GetSpan(BufferBytes));
            if (got == 0)
            {
                return inspection.Finish(buffer.WrittenSpan);
            }

            buffer.Advance(got);
            TakeLines(buffer, inspection);
        }
    }

    private static void TakeLines(ArrayBufferWriter<byte> buffer, JournalInspection inspection)
    {
        var rest = buffer.WrittenSpan;
        for (var end = rest.IndexOf((byte)'\n'); end >= 0; end = rest.IndexOf((byte)'\n'))
        {
            inspection.Line(rest[..end]);
            rest = rest[(end + 1)..];
        }

        var left = rest.ToArray();
        buffer.ResetWrittenCount();
        buffer.Write(left);
    }
}
