using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Rpc;

/// <summary>A CID and a path below it, as an argument names it: <c>CID</c>, <c>CID/a/b</c>, <c>/ipfs/CID/a/b</c> or <c>ipfs://CID/a/b</c>.</summary>
internal sealed record ContentPath(Cid Root, string Below)
{
    private static readonly string[] Prefixes = ["/ipfs/", "ipfs://", "ipfs:"];

    /// <exception cref="RpcException">It names no content, or content that changes.</exception>
    public static ContentPath Parse(string text)
    {
        if (text.StartsWith("/ipns/", StringComparison.Ordinal) || text.StartsWith("ipns:", StringComparison.Ordinal))
        {
            throw RpcException.NotSupported("names that change (ipns)", "pass the CID");
        }

        var prefix = Prefixes.FirstOrDefault(prefix => text.StartsWith(prefix, StringComparison.Ordinal)) ?? "";
        var parts = text[prefix.Length..].Split('/', 2);
        return Cid.TryParse(parts[0], out var root)
            ? new(root, parts.Length > 1 ? parts[1] : "")
            : throw new RpcException($"invalid path \"{text}\": invalid cid, or one of a kind that this node does not have: sha2-256 with the codec raw or dag-pb, in base58btc or base32");
    }

    /// <summary>Follows the path.</summary>
    /// <exception cref="ContentException">It leads nowhere.</exception>
    public async ValueTask<Cid> ResolveAsync(IBlockSource blocks, CancellationToken cancellationToken) =>
        Below.Trim('/').Length == 0 ? Root : await new DirectoryReader(blocks).ResolveAsync(Root, Below, cancellationToken).ConfigureAwait(false);
}
