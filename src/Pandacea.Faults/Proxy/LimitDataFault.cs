using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>Closes the connection once so many bytes have passed.</summary>
internal sealed class LimitDataFault(FaultSettings settings) : IByteFault
{
    private readonly long _bytes = settings.Number("bytes");

    public static FaultDescription Description { get; } = new("limit_data", FaultStage.Byte,
    [
        new("bytes", AttributeKind.Number, Required: true, Min: 0, Max: long.MaxValue) { Summary = "Bytes that may pass on one connection." },
        StreamAttribute.Description,
    ])
    {
        Summary = "Closes connections after so many bytes.",
    };

    public ByteLink Open(LinkContext context) => new Link(_bytes);

    private sealed class Link(long left) : ByteLink
    {
        private long _left = left;

        public override bool Exhausted => _left <= 0;

        public override int Take(int waiting) => (int)Math.Min(waiting, _left);

        public override void Sent(int length) => _left -= length;
    }
}
