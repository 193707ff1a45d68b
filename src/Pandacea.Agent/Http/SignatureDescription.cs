using Microsoft.OpenApi;
using Pandacea.Agent.Identity;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http;

/// <summary>How requests are signed, said so that a client can be written from it.</summary>
internal static class SignatureDescription
{
    public const string Scheme = "signature";

    /// <summary>The headers of a signed request, each in short.</summary>
    public static IReadOnlyList<(string Name, string Description)> Headers { get; } =
    [
        (AgentHeaders.PeerId, "Who is calling; see the security scheme."),
        (AgentHeaders.Timestamp, "When it was signed, in Unix milliseconds; see the security scheme."),
        (AgentHeaders.Nonce, "Random bytes in base64, never used twice; see the security scheme."),
        (AgentHeaders.Signature, "Ed25519 signature in base64; see the security scheme."),
        (AgentHeaders.TimeoutMs, "How long the caller will wait for the answer, in milliseconds."),
    ];

    private static readonly string Text = $"""
        Every request under {AgentRoutes.Prefix} is signed with the caller's Ed25519 key. Nobody registers: the key is the identity.

        - `{AgentHeaders.PeerId}`: the caller's libp2p peer id, 52 characters: base58btc (no multibase prefix) of the bytes 00 24 08 01 12 20 and the 32 bytes of the public key.
        - `{AgentHeaders.Timestamp}`: when it was signed, in Unix milliseconds; at most {SignatureString.Tolerance.TotalSeconds} s off the agent's clock, either way.
        - `{AgentHeaders.Nonce}`: at least {SignatureString.MinNonceBytes} random bytes in base64, at most {SignatureHeaders.LongestNonce} characters; never used twice, not in a retry either.
        - `{AgentHeaders.Signature}`: base64 (with padding) of the Ed25519 signature over the text below, 64 bytes.

        The text is UTF-8, its eight lines joined by a single line feed, with none at the end:

        1. `{SignatureString.Version}`
        2. the agent's peer id, `peerId` of GET {AgentRoutes.Liveness}
        3. the method, as on the request line
        4. the path with its query, as on the request line, escapes untouched
        5. the value of `{AgentHeaders.Timestamp}`
        6. the value of `{AgentHeaders.Nonce}`
        7. the value of `{AgentHeaders.IdempotencyKey}`; an empty line where the request has none
        8. SHA-256 of the body in lower-case hex; a request without a body has an empty one

        `{AgentHeaders.TimeoutMs}` is optional and not signed: how long the caller will wait for this answer, in milliseconds. A request that could not be answered within it is refused at once, not worked on in vain.
        """;

    /// <summary>Adds the scheme to a document.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        document.Components ??= new();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Header,
            Name = AgentHeaders.Signature,
            Description = Text.ReplaceLineEndings("\n"),
        };
    }
}
