namespace Pandacea.Protocol.Content;

/// <summary>How a file becomes a tree of blocks; two files have the same CID only if they were laid out alike.</summary>
public sealed record FileLayout
{
    /// <summary>Largest chunk: a block has at most 2 MiB, of which 256 bytes are kept for what stands around the chunk.</summary>
    public const int MaxChunkSize = (2 * 1024 * 1024) - 256;

    /// <value>What Kubo does unless told otherwise: version 0, chunks of 262144 bytes in dag-pb leaves, 174 links.</value>
    public static FileLayout V0 { get; } = new();

    /// <value>What Kubo does when told <c>cid-version=1</c>: as <see cref="V0"/>, but with version 1 and raw leaves.</value>
    public static FileLayout V1 { get; } = new() { CidVersion = 1, RawLeaves = true };

    /// <value>Bytes of each leaf but the last; 262144; 1 to <see cref="MaxChunkSize"/>.</value>
    public int ChunkSize { get; init; } = 262_144;

    /// <value>Links of each node but the last of its level; 174; at least 2.</value>
    public int MaxLinks { get; init; } = 174;

    /// <value>Whether leaves hold nothing but bytes of the file; false. Their CIDs are always of version 1.</value>
    public bool RawLeaves { get; init; }

    /// <value>Version of the CIDs of all nodes but raw leaves: 0 or 1; 0.</value>
    public int CidVersion { get; init; }

    /// <summary>The CID of a dag-pb node with this layout's version.</summary>
    public Cid NodeCid(ContentHash hash) => CidVersion == 0 ? Cid.V0(hash) : Cid.V1(ContentCodec.DagPb, hash);

    /// <exception cref="ArgumentException">A value out of its range; all of them are named.</exception>
    internal void Check()
    {
        var problems = new List<string>();
        if (ChunkSize is < 1 or > MaxChunkSize)
        {
            problems.Add($"ChunkSize is {ChunkSize} but must be from 1 to {MaxChunkSize}.");
        }

        if (MaxLinks < 2)
        {
            problems.Add($"MaxLinks is {MaxLinks} but must be at least 2.");
        }

        if (CidVersion is not (0 or 1))
        {
            problems.Add($"CidVersion is {CidVersion} but must be 0 or 1.");
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(" ", problems));
        }
    }
}
