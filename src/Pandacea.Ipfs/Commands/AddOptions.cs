using System.Globalization;
using Pandacea.Ipfs.Rpc;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Commands;

/// <summary>What <c>add</c> is asked to do.</summary>
internal sealed record AddOptions
{
    private const string SizePrefix = "size-";

    private static readonly (string Option, string Instead)[] NotSupported =
    [
        ("trickle", "leave it out for a balanced tree"), ("nocopy", "leave it out"), ("fscache", "leave it out"), ("inline", "leave it out"),
        ("preserve-mode", "leave it out"), ("preserve-mtime", "leave it out"),
    ];

    public required FileLayout Layout { get; init; }

    public required bool Pin { get; init; }

    public required string PinName { get; init; }

    public required bool OnlyHash { get; init; }

    public required bool Wrap { get; init; }

    public required bool Progress { get; init; }

    public required bool Silent { get; init; }

    /// <exception cref="RpcException">It cannot be done.</exception>
    public static AddOptions Of(RpcQuery query)
    {
        Refuse(query);
        var onlyHash = query.Flag("only-hash") == true;
        var pin = query.Flag("pin") != false;
        var pinName = Commands.PinName.Of(query, "pin-name");
        return pinName.Length > 0 && !pin
            ? throw new RpcException("pin-name option requires pin to be set")
            : new()
            {
                Layout = LayoutOf(query),
                Pin = pin && !onlyHash,
                PinName = pinName,
                OnlyHash = onlyHash,
                Wrap = query.Flag("wrap-with-directory") == true,
                Progress = query.Flag("progress") == true,
                Silent = query.Flag("silent") == true,
            };
    }

    private static FileLayout LayoutOf(RpcQuery query)
    {
        var version = query.Whole("cid-version") ?? 0;
        if (version is not (0 or 1))
        {
            throw new RpcException($"unknown CID version: {version}; use 0 or 1", RpcException.Caller);
        }

        var links = query.Whole("max-file-links") ?? FileLayout.V0.MaxLinks;
        return FileLayout.V0 with
        {
            CidVersion = (int)version,
            RawLeaves = query.Flag("raw-leaves") ?? version == 1,
            ChunkSize = ChunkSize(query.Text("chunker") ?? ""),
            MaxLinks = links is >= 2 and <= 1024 ? (int)links : throw new RpcException($"max-file-links is {links} but must be from 2 to 1024", RpcException.Caller),
        };
    }

    private static int ChunkSize(string chunker)
    {
        if (chunker is "" or "default")
        {
            return FileLayout.V0.ChunkSize;
        }

        if (!chunker.StartsWith(SizePrefix, StringComparison.Ordinal) || !int.TryParse(chunker[SizePrefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var size))
        {
            throw RpcException.NotSupported($"chunker={chunker}", "use size-N");
        }

        return size is > 0 and <= FileLayout.MaxChunkSize
            ? size
            : throw new RpcException($"chunker parameters may not exceed the maximum chunk size of {FileLayout.MaxChunkSize}, and not be 0", RpcException.Caller);
    }

    private static void Refuse(RpcQuery query)
    {
        foreach (var (option, instead) in NotSupported.Where(each => query.Flag(each.Option) == true))
        {
            throw RpcException.NotSupported(option, instead);
        }

        if (query.Text("hash") is not (null or "" or "sha2-256") and var hash)
        {
            throw RpcException.NotSupported($"hash={hash}", "use sha2-256");
        }

        if ((query.Text("to-files") ?? query.Text("mode") ?? query.Text("mtime")) is not null)
        {
            throw RpcException.NotSupported("to-files, mode and mtime", "leave them out");
        }
    }
}
