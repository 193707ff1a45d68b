using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Content that a node acknowledged.</summary>
/// <param name="Root">Under which CID.</param>
/// <param name="Name">Of the content.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="At">The system's monotonic clock just after the answer.</param>
internal sealed record Written(Cid Root, string Name, int Size, long At)
{
    public byte[] Bytes => Content.Of(Name, Size);
}
