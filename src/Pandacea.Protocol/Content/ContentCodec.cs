namespace Pandacea.Protocol.Content;

/// <summary>How the bytes of a block are to be read (multicodec).</summary>
public enum ContentCodec
{
    /// <summary>Bytes of a file, as they are.</summary>
    Raw = 0x55,

    /// <summary>A node of links and data, <see cref="DagNode"/>.</summary>
    DagPb = 0x70,
}
