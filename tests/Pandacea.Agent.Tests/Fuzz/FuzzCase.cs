using System.Globalization;
using System.Text;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>A request and what is done to it. Method, target and body are changed before it is signed, all else afterwards.</summary>
internal sealed record FuzzCase(FuzzRoute Route)
{
    public string? Method { get; init; }

    public string? Target { get; init; }

    public byte[]? Body { get; init; }

    public IReadOnlyList<HeaderChange> Headers { get; init; } = [];

    public Framing Framing { get; init; }

    public IReadOnlyList<ByteChange> Bytes { get; init; } = [];

    /// <summary>The control: it must succeed, else the others show nothing.</summary>
    public bool IsUntouched => Method is null && Target is null && Body is null && Headers.Count == 0 && Framing == Framing.Plain && Bytes.Count == 0;

    /// <summary>What HTTP itself may take exception to: the answer may then come from below the agent, or be the connection's end.</summary>
    public bool BendsHttp => Headers.Count > 0 || Framing != Framing.Plain || Bytes.Count > 0 || Method is not null || Target is not null;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Method ?? Route.Method} {Target ?? Route.Target} {Framing} headers [{string.Join(", ", Headers)}] bytes [{string.Join(", ", Bytes)}] body {(Body is null ? "as it is" : Shown(Body))}");

    private static string Shown(byte[] body) => $"{body.Length}: {Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(300, body.Length)))}";
}

/// <summary>A request as it is meant to be, and its status then.</summary>
internal sealed record FuzzRoute(string Method, string Target, string Body, int Status, bool IsSigned = true)
{
    public const string Product = "did:pandacea:earner:home/energy-meter";
    private const string Id = "0x00000000000000000000000000000000000000000000000000000000000000aa";

    public static FuzzRoute Propose { get; } =
        new("POST", "/api/v1/leases", $$"""{"productId":"{{Product}}","maxPrice":"900000000000000000","duration":"24h"}""", 202);

    public static FuzzRoute Challenge { get; } = new("POST", "/api/v1/auth/challenge", """{"address":"0x2c7536E3605D9C16a7a3D7b1898e529396a65c23"}""", 201);

    public static IReadOnlyList<FuzzRoute> All { get; } =
    [
        Propose,
        Challenge,
        new("POST", "/api/v1/auth/verify", """{"nonce":"none","signature":"0x00"}""", 401),
        new("POST", $"/api/v1/leases/{Id}/dispute", """{"reason":"wrong","signedTransaction":"0x02c0"}""", 503),
        new("GET", "/api/v1/products?limit=2&keywords=energy", "", 200),
        new("GET", "/api/v1/products/" + Uri.EscapeDataString(Product), "", 200),
        new("GET", "/api/v1/leases/" + Id, "", 404),
        new("GET", "/health", "", 200, IsSigned: false),
        new("GET", "/healthz", "", 200, IsSigned: false),
        new("GET", "/docs", "", 301, IsSigned: false),
        new("GET", "/openapi/v1.json", "", 200, IsSigned: false),
    ];

    /// <summary>Those with a body.</summary>
    public static IReadOnlyList<FuzzRoute> Writing { get; } = [.. All.Where(route => route.Body.Length > 0)];
}

/// <summary>What is done to a header once everything is signed.</summary>
internal enum HeaderChangeKind
{
    Remove,
    Replace,
    Repeat,
    Add,
}

internal sealed record HeaderChange(HeaderChangeKind Kind, string Name, string Value)
{
    public override string ToString() => $"{Kind} {Name}: {(Value.Length > 80 ? $"{Value[..80]}... ({Value.Length})" : Value)}";
}

/// <summary>What is done to a byte of the finished request.</summary>
internal enum ByteChangeKind
{
    Flip,
    Insert,
    Delete,
    CutAfter,
}

/// <param name="Kind">What.</param>
/// <param name="At">Where, as a share of the length.</param>
/// <param name="Value">The byte.</param>
internal sealed record ByteChange(ByteChangeKind Kind, double At, byte Value);

/// <summary>How the request is put on the wire.</summary>
internal enum Framing
{
    Plain,
    Chunked,
    ChunksOfOne,
    ChunkExtensionsAndTrailers,
    ChunkSizeIsNone,
    ChunkSizeIsHuge,
    ChunksWithoutEnd,
    LengthTooLarge,
    LengthTooSmall,
    LengthNegative,
    LengthIsNone,
    LengthHuge,
    TwoLengths,
    LengthAndChunked,
    UnknownCoding,
    BareLineFeeds,
    FoldedHeader,
    SpaceBeforeColon,
    NoColon,
    NoHost,
    TwoHosts,
    Http10,
    Http09,
    Http2,
    Http99,
    Http2Preface,
    Twice,
    EmptyLinesFirst,
    NulInRequestLine,
    AbsoluteTarget,
    AsteriskTarget,
    OnlyHalf,
}
