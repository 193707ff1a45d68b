namespace Pandacea.Ipfs.Tests;

/// <summary>This assembly as a program: what tests start as processes of their own, and the runs that are too long for a test.</summary>
public static class TestProgram
{
    private const int Usage = 2;

    public static async Task<int> Main(string[] arguments)
    {
        await Console.Error.WriteLineAsync("Name one.");
        return Usage;
    }
}
