using System.Buffers.Binary;
using Pandacea.Protocol;

namespace Pandacea.Ipfs.Tests.Support;

/// <summary>Bytes that are as good as random, and the same again for the same name.</summary>
internal static class Content
{
    public static byte[] Of(string name, int size)
    {
        var random = SeedStream.Derive("content", name);
        var bytes = new byte[(size + 7) / 8 * 8];
        for (var at = 0; at < bytes.Length; at += 8)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(at), random.NextUInt64());
        }

        return bytes[..size];
    }
}
