using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;

namespace Pandacea.Protocol.Tests.Content;

/// <summary>The content of Kubo's test vectors: the ChaCha20 keystream under the SHA-256 of a seed, nonce and counter 0.</summary>
internal sealed class Keystream(string seed, long length) : Stream
{
    private readonly ChaCha7539Engine _engine = Start(seed);
    private byte[] _zeros = [];
    private long _left = length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public static byte[] Bytes(string seed, int length)
    {
        using var stream = new Keystream(seed, length);
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        count = (int)Math.Min(count, _left);
        if (_zeros.Length < count)
        {
            _zeros = new byte[count];
        }

        _engine.ProcessBytes(_zeros, 0, count, buffer, offset);
        _left -= count;
        return count;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static ChaCha7539Engine Start(string seed)
    {
        var engine = new ChaCha7539Engine();
        engine.Init(true, new ParametersWithIV(new KeyParameter(SHA256.HashData(Encoding.UTF8.GetBytes(seed))), new byte[12]));
        return engine;
    }
}
