namespace Pandacea.Privacy.Tests.Support;

/// <summary>Fixed keys: the same numbers in every run.</summary>
internal static class Keys
{
    public static NoiseKey Fixed { get; } = NoiseKey.FromBytes([.. Enumerable.Range(0, NoiseKey.Length).Select(each => (byte)each)]);

    public static byte[] Work { get; } = [.. Enumerable.Repeat((byte)7, 32)];

    public static Keystream Stream(long index = 0, string purpose = "noise") => Fixed.Streams(purpose, Work).Open(index);
}
