namespace Pandacea.Sdk.Tests.Storage;

/// <summary>A request as it came in.</summary>
/// <param name="Head">Request line and headers.</param>
/// <param name="Body">The body.</param>
internal sealed record RawRequest(string Head, byte[] Body)
{
    /// <summary>The command: <c>block/put</c>.</summary>
    public string Command { get; } = Head.Split(' ')[1]["/api/v0/".Length..].Split('?')[0];

    /// <summary>The arguments, as they were sent.</summary>
    public string Query { get; } = Head.Split(' ')[1].Split('?') is [_, var query] ? query : "";

    public string? Header(string name) => Head.Split("\r\n").Skip(1)
        .FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
}
