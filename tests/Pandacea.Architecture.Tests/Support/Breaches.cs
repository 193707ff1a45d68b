namespace Pandacea.Architecture.Tests.Support;

/// <summary>Says of every breach where it is; <c>Assert.Empty</c> cuts the lines off.</summary>
internal static class Breaches
{
    public static void None(IEnumerable<string> breaches)
    {
        var found = breaches.ToList();
        Assert.True(found.Count == 0, $"{found.Count} found:\n{string.Join('\n', found)}");
    }
}
