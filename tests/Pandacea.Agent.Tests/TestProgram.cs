using Pandacea.Agent.Tests.Fuzz;
using Pandacea.Agent.Tests.Http;
using Pandacea.Agent.Tests.Jobs.Crashes;
using Pandacea.Agent.Tests.Start;
using Pandacea.Agent.Tests.Store;
using Pandacea.Agent.Tests.Store.PowerLoss;

namespace Pandacea.Agent.Tests;

/// <summary>This assembly as a program: what tests start as processes of their own, and the runs that are too long for a test.</summary>
public static class TestProgram
{
    private const int Usage = 2;

    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [CrashWriter.Name, .. var rest]:
                return await CrashWriter.RunAsync(rest);
            case [AgentProcess.Name, .. var rest]:
                return await AgentProcess.RunAsync(rest);
            case [JobAgentProgram.Name, .. var rest]:
                return await JobAgentProgram.RunAsync(rest);
            case [StandInProgram.Name, .. var rest]:
                return await StandInProgram.RunAsync(rest);
            case [JobCrashCommand.Name, .. var rest]:
                return await JobCrashCommand.RunAsync(rest);
            case [JobWriter.Name, .. var rest]:
                return await JobWriter.RunAsync(rest);
            case [RedeliveryCommand.Name, .. var rest]:
                return await RedeliveryCommand.RunAsync(rest);
            case [FuzzCommand.Name, .. var rest]:
                return await FuzzCommand.RunAsync(rest);
            case [PowerLossCommand.Name, .. var rest]:
                return await PowerLossCommand.RunAsync(rest);
            case [StartCommand.Name, .. var rest]:
                return await StartCommand.RunAsync(rest);
            case [IdleCommand.Name, .. var rest]:
                return await IdleCommand.RunAsync(rest);
            default:
                await Console.Error.WriteLineAsync($"Name one of: {FuzzCommand.Usage}, {PowerLossCommand.Usage}, {JobCrashCommand.Usage}, {RedeliveryCommand.Usage}, {StartCommand.Usage}, {IdleCommand.Usage}.");
                return Usage;
        }
    }
}
