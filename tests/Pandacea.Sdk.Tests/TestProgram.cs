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
            case [MemoryCommand.Name, .. var rest]:
                return await MemoryCommand.RunAsync(rest);
            case [NodeChild.Name, var folder]:
                return await NodeChild.RunAsync(folder);
            default:
                await Console.Error.WriteLineAsync($"Name one of: {DamageCommand.Name} [COUNT] [SEED], {MemoryCommand.Name} [MEBIBYTES].");
                return Usage;
        }
    }
}
