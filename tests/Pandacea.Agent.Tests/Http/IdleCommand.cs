using System.Globalization;
using System.Net.Sockets;
using Pandacea.Protocol;

namespace Pandacea.Agent.Tests.Http;

/// <summary>Idle connections to a real agent, many of them; exits with 0 if others are answered quickly meanwhile and the agent's memory stays bounded.</summary>
internal static class IdleCommand
{
    public const string Name = "idle";
    public const string Usage = Name + " [CONNECTIONS]";
    private const int Default = 10_000;
    private const int Requests = 20;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Default;
        await using var agent = await AgentProcess.StartAsync();
        var before = agent.Memory;
        try
        {
            using var idle = await IdleConnections.OpenAsync(agent, count);
            var took = new List<TimeSpan>();
            while (took.Count < Requests)
            {
                took.Add(await idle.SignedAsync());
            }

            var memory = agent.Memory;
            took.Sort();
            Console.WriteLine(FormattableString.Invariant(
                $"{count} idle connections: a signed request in {took[Requests / 2].TotalMilliseconds:0} ms, at most {took[^1].TotalMilliseconds:0} ms; {memory >> 20} MiB, before {before >> 20} MiB"));
            return took[^1] <= Longest && memory <= IdleConnections.MostMemory ? ExitCodes.Passed : ExitCodes.Failed;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.TooManyOpenSockets)
        {
            await Console.Error.WriteLineAsync($"The system allows this process fewer than {count} open files. Raise the limit, for example with ulimit -n {2 * count}, and run it again.");
            return ExitCodes.Inconclusive;
        }
    }
}
