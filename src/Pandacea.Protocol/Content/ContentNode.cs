namespace Pandacea.Protocol.Content;

/// <summary>The root of a file or directory that was built.</summary>
/// <param name="Cid">Its CID.</param>
/// <param name="ContentSize">Bytes of the file; 0 for a directory.</param>
/// <param name="TreeSize">Bytes of its block and of all blocks below it, repeated ones counted as often as they occur. Kubo calls it Size.</param>
public sealed record ContentNode(Cid Cid, ulong ContentSize, ulong TreeSize);
