using System.Globalization;
using CsCheck;
using Pandacea.Protocol;
using Xunit.Sdk;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>Many cases. Exits with 0 if no rule was broken and the agent's memory did not grow with their number.</summary>
internal static class FuzzCommand
{
    public const string Name = "fuzz";
    public const string Usage = Name + " [CASES] [SEED]";
    private const int Default = 100_000;
    private const int Round = 5000;
    private const long MostMemory = 512L << 20;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var cases = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Default;
        await using var agent = await AgentProcess.StartAsync();
        using var http = new HttpClient { BaseAddress = agent.Address };
        var run = new FuzzRun(agent);
        try
        {
            for (var sent = 0; sent < cases; sent += Round)
            {
                await run.SendAsync(Math.Min(Round, cases - sent), sent == 0 ? arguments.ElementAtOrDefault(1) : null);
                Assert.Equal("""{"status":"healthy"}""", await http.GetStringAsync("/health"));
                Assert.InRange(agent.Memory, 1, MostMemory);
                Console.WriteLine($"{Math.Min(sent + Round, cases)} cases, {agent.Memory >> 20} MiB, {Told(run.Statuses)}");
            }

            FuzzLog.Check(agent.Lines, await http.GetStringAsync("/metrics"));
            return ExitCodes.Passed;
        }
        catch (Exception error) when (error is CsCheckException or XunitException)
        {
            Console.WriteLine($"{error.Message}\n{error.InnerException?.Message}");
            return ExitCodes.Failed;
        }
    }

    private static string Told(IReadOnlyDictionary<int, int> statuses) =>
        string.Join(", ", statuses.OrderBy(pair => pair.Key).Select(pair => $"{(pair.Key == 0 ? "closed" : pair.Key)}: {pair.Value}"));
}
