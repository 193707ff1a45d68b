using CsCheck;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>Requests with one thing wrong, or a few.</summary>
internal static class FuzzGen
{
    private static readonly string[] Signed =
        [AgentHeaders.PeerId, AgentHeaders.Timestamp, AgentHeaders.Nonce, AgentHeaders.Signature, AgentHeaders.IdempotencyKey];

    private static readonly string[] Others =
    [
        "Host", "Content-Type", "Content-Length", "Transfer-Encoding", "Connection", "Expect", "Upgrade", "Content-Encoding", "Accept", "Cookie", "TE", "Trailer",
        "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-HTTP-Method-Override", "X-Original-URL", "X-Request-Id", "traceparent", "tracestate", "baggage",
        AgentHeaders.TimeoutMs, "Range", "If-None-Match", "Authorization", "Origin", "Sec-Fetch-Site", "Bad Name", "", "\u00e4", "X\0Y", ":path", "a(b)",
    ];

    private static readonly string[] Values =
    [
        "", " ", "0", "-1", "1", "60000", "99999999999999999999999", "chunked", "gzip", "identity", "close", "keep-alive, Upgrade", "100-continue", "h2c", "text/plain",
        "application/json; charset=utf-16", "application/jsonx", "multipart/form-data", "6.6.6.6", "::1", "*/*", "bytes=0-1", "\t", "\u00ff\u00fe", "a\0b", "a\u0001b", "%0d%0aX: y",
        "12D3KooWGRUVhb", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "00-zz-zz-zz", "=====", "AAAA", "1,2", "null",
    ];

    private static readonly string[] Targets =
    [
        "", "/", "*", "//", "/api", "/api/v1", "/api/v1/", "/api/v1/leases/", "/api/v1/leases/..", "/api/v1/leases/%2e%2e/products", "/api/v1/../health", "/API/V1/LEASES",
        "/api/v1/products?limit=", "/api/v1/products?limit=0", "/api/v1/products?limit=1e9", "/api/v1/products?limit=5&limit=6", "/api/v1/products?cursor=", "/api/v1/products?cursor=cDE",
        "/api/v1/products?cursor=%00", "/api/v1/products?%00=1", "/api/v1/products?keywords=%ff%fe", "/api/v1/products?a[]=1&a[b]=2", "/api/v1/products?limit=2#fragment", "/api/v1/products?;",
        "/api/v1/products/%00", "/api/v1/products/%", "/api/v1/products/%zz", "/api/v1/products/%2f%2f", "/api/v1/products/%c0%ae", "/api/v1/products/a%2Fb%2F", "/api/v1/leases/0x", "/api/v1/leases/0xzz/dispute",
        "/api/v1/leases/%F0%9F%98%80", "/api/v1/nothing", "/api/v2/leases", "/api/v1;x/leases", "\\api\\v1", "/metrics/", "/health?x=1", "/health/..", "/docs/", "/openapi/v2.json", "/openapi/../v1.json", "?x", "/api/v1/leases?x=\u00e4",
    ];

    private static readonly Gen<string> Target = Gen.Frequency<string>(
        (6, Gen.OneOf(Targets)),
        (1, Gen.Int[1, 20_000].Select(length => "/api/v1/products?keywords=" + new string('k', length))),
        (1, Gen.Int[1, 300].Select(count => "/api/v1/products?" + string.Join('&', Enumerable.Range(0, count).Select(i => $"p{i}=1")))),
        (1, Gen.Int[1, 2000].Select(depth => string.Concat(Enumerable.Repeat("/..", depth)))),
        (2, Gen.String[Gen.Char['!', '~'], 1, 60].Select(text => "/api/v1/" + text)),
        (1, Gen.String[Gen.Char['\u0001', '\u00ff'], 1, 60].Select(text => "/" + text)));

    private static readonly Gen<string> Value = Gen.Frequency<string>(
        (8, Gen.OneOf(Values)), (2, Gen.String[Gen.Char[' ', '~'], 0, 100]), (1, Gen.String[Gen.Char['\u0001', '\u00ff'], 0, 100]),
        (1, Gen.OneOf<int>(Gen.Int[100, 9000], Gen.Int[9000, 200_000]).Select(length => new string('v', length))));

    private static readonly Gen<string> Name = Gen.Frequency<string>((5, Gen.OneOf(Signed)), (4, Gen.OneOf(Others)), (1, Gen.String[Gen.Char['!', '~'], 1, 30]));

    private static readonly Gen<HeaderChange> Header = Gen.Select(Gen.Enum<HeaderChangeKind>(), Name, Value, (kind, name, value) => new HeaderChange(kind, name, value));

    private static readonly Gen<IReadOnlyList<HeaderChange>> Headers = Gen.Frequency<IReadOnlyList<HeaderChange>>(
        (9, Header.List[1, 3].Select(IReadOnlyList<HeaderChange> (list) => list)),
        (1, Gen.Int[10, 200].Select(IReadOnlyList<HeaderChange> (count) => [.. Enumerable.Range(0, count).Select(i => new HeaderChange(HeaderChangeKind.Add, "X-" + i, "v"))])));

    private static readonly Gen<ByteChange> Byte = Gen.Select(Gen.Enum<ByteChangeKind>(), Gen.Double.Unit, Gen.Byte, (kind, at, value) => new ByteChange(kind, at, value));

    private static readonly Gen<FuzzRoute> Route = Gen.OneOf<FuzzRoute>([.. FuzzRoute.All]);

    private static readonly Gen<FuzzCase> Plain = Route.Select(route => new FuzzCase(route));

    private static readonly Gen<FuzzCase> WithBody = Gen.OneOf<FuzzCase>([.. FuzzRoute.Writing.Select(route => JsonGen.From(route.Body).Select(body => new FuzzCase(route) { Body = body }))]);

    private static readonly Gen<FuzzCase> WithTarget = Gen.Select(Route, Target, (route, target) => new FuzzCase(route) { Target = target });

    private static readonly Gen<FuzzCase> WithMethod = Gen.Select(
        Route,
        Gen.OneOf("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "get", "PRI", "", "A B", "G\0T", "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"),
        (route, method) => new FuzzCase(route) { Method = method });

    private static readonly Gen<FuzzCase> WithHeaders = Gen.Select(Route, Headers, (route, headers) => new FuzzCase(route) { Headers = headers });

    private static readonly Gen<FuzzCase> WithFraming = Gen.Select(Route, Gen.Enum<Framing>(), (route, framing) => new FuzzCase(route) { Framing = framing });

    private static readonly Gen<FuzzCase> WithBytes = Gen.Select(Route, Byte.List[1, 3], (route, bytes) => new FuzzCase(route) { Bytes = bytes });

    private static readonly Gen<FuzzCase> WithMany = Gen.Select(WithBody, Headers, Gen.Enum<Framing>(), (case0, headers, framing) => case0 with { Headers = headers, Framing = framing });

    public static Gen<FuzzCase> Case { get; } = Gen.Frequency<FuzzCase>(
        (8, Plain), (40, WithBody), (12, WithTarget), (4, WithMethod), (18, WithHeaders), (8, WithFraming), (6, WithBytes), (4, WithMany));
}
