namespace Pandacea.Faults.Proxy;

/// <summary>A fault that acts on the bytes of a connection.</summary>
internal interface IByteFault : IFault
{
    /// <summary>What the fault does to one direction of one connection.</summary>
    ByteLink Open(LinkContext context);
}
