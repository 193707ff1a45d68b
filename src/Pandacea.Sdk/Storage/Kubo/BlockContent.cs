using System.Net;

namespace Pandacea.Sdk.Storage;

/// <summary>A block as the body of a request; says after each piece that it moved.</summary>
internal sealed class BlockContent(ReadOnlyMemory<byte> block, Action moved) : HttpContent
{
    private const int Piece = 64 * 1024;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        for (var rest = block; !rest.IsEmpty; rest = rest[Math.Min(Piece, rest.Length)..])
        {
            await stream.WriteAsync(rest[..Math.Min(Piece, rest.Length)], cancellationToken).ConfigureAwait(false);
            moved();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = block.Length;
        return true;
    }
}
