namespace Pandacea.Protocol.Content;

/// <summary>A link from one node to another.</summary>
/// <param name="Name">Name in a directory; empty within a file; null where the block has none.</param>
/// <param name="Target">The node linked to.</param>
/// <param name="TreeSize">Bytes of the target's block and of all blocks below it, as the maker of the link counted them.</param>
public sealed record DagLink(string? Name, Cid Target, ulong TreeSize);
