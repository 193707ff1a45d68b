using System.Text.Json;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Jobs;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>A real agent with workers, as a process of its own. Limits of single callers are out of the way.</summary>
internal static class JobAgentProgram
{
    public const string Name = "job-agent";

    /// <param name="arguments">Folder, port, internal port, URLs of the workers, lease in milliseconds.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        const int Unlimited = 1_000_000;
        var limit = new RateLimitOptions(Unlimited, Unlimited);
        var options = new AgentOptions
        {
            DataDirectory = arguments[0],
            Port = int.Parse(arguments[1]),
            InternalPort = int.Parse(arguments[2]),
            AddressRate = limit,
            IdentityRate = limit,
            Offences = new() { Threshold = Unlimited },
            Backpressure = new() { Cpu = 1 },
            Jobs = new JobOptions
            {
                Workers = [.. arguments[3].Split(',').Select(url => new Uri(url))],
                Lease = TimeSpan.FromMilliseconds(int.Parse(arguments[4])),
                Quota = Unlimited,
                Budget = Unlimited,
            },
        };
        await using var agent = await AgentHost.StartAsync(options, TimeProvider.System, TextWriter.Null, default);
        Console.WriteLine(JsonSerializer.Serialize(new { @event = "listening", peer_id = agent.PeerId }));
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }
}
