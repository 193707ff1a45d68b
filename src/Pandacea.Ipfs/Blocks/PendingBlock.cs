using Microsoft.Win32.SafeHandles;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Blocks;

/// <summary>A block that is written but not flushed, under a name that nobody looks at.</summary>
/// <param name="Cid">What it will be.</param>
/// <param name="Temporary">Where it is.</param>
/// <param name="File">Kept open, so that a failure to write it is told to who flushes it.</param>
/// <param name="Links">What it links to.</param>
internal sealed record PendingBlock(Cid Cid, string Temporary, SafeFileHandle File, IReadOnlyList<Cid> Links);
