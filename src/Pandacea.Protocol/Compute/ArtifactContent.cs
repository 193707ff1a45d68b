using Pandacea.Protocol.Content;

namespace Pandacea.Protocol.Compute;

/// <summary>Artifacts as content: their canonical JSON, laid out in one way, so that everybody comes to the same CID.</summary>
public static class ArtifactContent
{
    /// <summary>The longest that is read.</summary>
    public const int MaxBytes = 8 << 20;

    /// <value>One raw block for what is small: then the CID is over the very bytes.</value>
    public static FileLayout Layout => FileLayout.V1;

    /// <summary>The CID that an artifact is stored under.</summary>
    /// <param name="canonical">As <see cref="ArtifactSeal.Seal"/> gives it.</param>
    public static Cid CidOf(byte[] canonical) =>
        FileBuilder.BuildAsync(new MemoryStream(canonical, writable: false), Layout, NoSink.Instance).GetAwaiter().GetResult().Cid;
}
