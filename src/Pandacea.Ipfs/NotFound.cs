using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs;

/// <summary>Kubo's words for a block that an offline node does not have.</summary>
internal static class NotFound
{
    public static string Text(Cid cid) => $"block was not found locally (offline): ipld: could not find {cid}";

    public static ContentException Of(Cid cid) => new(ContentFailure.Missing, cid, Text(cid));
}
