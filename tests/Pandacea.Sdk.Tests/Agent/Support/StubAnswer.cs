namespace Pandacea.Sdk.Tests.Agent;

/// <summary>What the stub answers.</summary>
internal sealed record StubAnswer(int Status, string Body)
{
    public string? RetryAfter { get; init; }

    public bool NamesRequest { get; init; } = true;

    public static StubAnswer Ok(string body) => new(200, body);

    public static StubAnswer Error(int status, string code, string message = "no") =>
        new(status, $$$"""{"error":{"code":"{{{code}}}","message":"{{{message}}}","requestId":"in-body"}}""");
}
