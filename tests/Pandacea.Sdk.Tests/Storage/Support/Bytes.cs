using Pandacea.Protocol;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>Content to store, the same for the same seed.</summary>
internal static class Bytes
{
    public static byte[] Of(int length, string seed = "content")
    {
        var bytes = new byte[length];
        var stream = SeedStream.Derive("storage", seed);
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)stream.NextInt(256);
        }

        return bytes;
    }
}
