using System.Globalization;
using Pandacea.Agent.Jobs;
using Pandacea.Protocol;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>Kills the worker that has a job, again and again: how long until another one has it? Exits with 1 if it ever takes longer than the lease and half a second.</summary>
internal static class RedeliveryCommand
{
    public const string Name = "redelivery";
    public const string Usage = Name + " [ROUNDS]";
    private const int Default = 20;
    private const int JobMs = 600_000;
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Allowed = Lease + TimeSpan.FromSeconds(0.5);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var rounds = arguments.Length > 0 ? int.Parse(arguments[0]) : Default;
        var times = new List<double>();
        for (var round = 0; round < rounds; round++)
        {
            times.Add((await OneAsync()).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"kill -9 to redelivery, {rounds} times, heartbeat limit {Lease.TotalMilliseconds} ms: median {times.Order().ElementAt(rounds / 2):0} ms, worst {times.Max():0} ms, allowed {Allowed.TotalMilliseconds} ms"));
        return times.Max() <= Allowed.TotalMilliseconds ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static async Task<TimeSpan> OneAsync()
    {
        await using var other = await StandInWorker.StartAsync("other");
        var offered = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        (other.Slots, other.Work) = (0, (_, _) =>
        {
            offered.TrySetResult(TimeProvider.System.GetTimestamp());
            return Task.CompletedTask;
        });
        var port = FreePort.Next();
        await using var agent = await JobTestAgent.StartAsync(
            options => options with { Lease = Lease, Workers = [new Uri($"http://127.0.0.1:{port}/"), other.Address] }, other);
        var (killed, _) = await OwnProcess.StartAsync([StandInProgram.Name, Text(port), agent.Reports.ToString(), Text(JobMs)]);
        using (killed)
        {
            var id = await agent.AcceptedAsync("k");

            // It beats a few times before it dies.
            await agent.JobAsync(id, answer => answer.Json.TryGetProperty("step", out _));
            other.Slots = 1;
            await killed.KillAsync();
            var began = TimeProvider.System.GetTimestamp();
            return TimeProvider.System.GetElapsedTime(began, await offered.Task.WaitAsync(TimeSpan.FromSeconds(20)));
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
