using Pandacea.Sdk.Tests.Storage;

namespace Pandacea.Sdk.Tests;

/// <summary>This assembly as a program: the runs that are too long for a test.</summary>
public static class TestProgram
{
    private const int Usage = 2;

    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [DamageCommand.Name, .. var rest]:
                return await DamageCommand.RunAsync(rest);
            default:
                await Console.Error.WriteLineAsync($"Name one of: {DamageCommand.Name} [COUNT] [SEED].");
                return Usage;
        }
    }
}
