using Pandacea.Ipfs.Tests.Crash;

namespace Pandacea.Ipfs.Tests;

/// <summary>This assembly as a program: what tests start as processes of their own, and the runs that are too long for a test.</summary>
public static class TestProgram
{
    private const int Usage = 2;

    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [NodeProcess.Name, .. var rest]:
                return await NodeProcess.RunAsync(rest);
            case [CrashCommand.Kill, .. var rest]:
                return await CrashCommand.KillAsync(rest);
            case [CrashCommand.PowerLoss, .. var rest]:
                return await CrashCommand.PowerLossAsync(rest);
            default:
                await Console.Error.WriteLineAsync($"Name one of: {CrashCommand.Kill} [KILLS] [SEED], {CrashCommand.PowerLoss} [CUTS] [SEED].");
                return Usage;
        }
    }
}
