namespace Pandacea.Tests.Support;

/// <summary>Foundry's <c>cast</c>: an independent implementation of the encodings under test.</summary>
public static class Cast
{
    public static string Run(params IEnumerable<string> arguments) => ToolFolder.Run(ToolFolder.Cast, arguments).Trim();
}
