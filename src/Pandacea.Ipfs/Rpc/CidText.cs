using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Rpc;

/// <summary>How CIDs are written in an answer: as they are, or with <c>cid-base=base32</c> all as version 1.</summary>
internal sealed class CidText
{
    private readonly bool _upgrade;

    private CidText(bool upgrade) => _upgrade = upgrade;

    /// <exception cref="RpcException">Another base is asked for.</exception>
    public static CidText Of(RpcQuery query)
    {
        var named = query.Text("cid-base") ?? "";
        return named is "" or "base32" or "b"
            ? new(query.Flag("upgrade-cidv0-in-output") ?? named.Length > 0)
            : throw RpcException.NotSupported($"cid-base={named}", "use base32");
    }

    public string Write(Cid cid) => (_upgrade && cid.Version == 0 ? Cid.V1(cid.Codec, cid.Hash) : cid).ToString();
}
