using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Pins;

/// <summary>Content that garbage collection leaves alone.</summary>
internal sealed record Pin(Cid Cid, PinKind Kind, string Name)
{
    public string KindName => Kind == PinKind.Recursive ? "recursive" : "direct";
}
