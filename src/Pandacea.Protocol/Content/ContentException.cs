namespace Pandacea.Protocol.Content;

/// <summary>Content could not be had, or not be built.</summary>
public sealed class ContentException(ContentFailure failure, Cid? cid, string message, Exception? innerException = null)
    : Exception(message, innerException)
{
    /// <value>Why.</value>
    public ContentFailure Failure => failure;

    /// <value>The block that it is about, if it is about one.</value>
    public Cid? Cid => cid;

    /// <summary>There is no such block.</summary>
    public static ContentException Missing(Cid cid) => new(ContentFailure.Missing, cid, $"There is no block {cid}.");

    /// <summary>The bytes are not those that the CID stands for.</summary>
    public static ContentException Altered(Cid cid) =>
        new(ContentFailure.Altered, cid, $"The bytes of block {cid} are not those that its CID stands for; they are given to nobody. Get it from somewhere else, or add the content again.");
}
