using System.Net;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>A stand-in worker as a process of its own: computes for a moment, and reports until it is answered.</summary>
internal static class StandInProgram
{
    public const string Name = "stand-in-worker";
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(30);

    /// <param name="arguments">Its port, where it reports, how long a job takes in milliseconds.</param>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var (port, takes) = (int.Parse(arguments[0]), TimeSpan.FromMilliseconds(int.Parse(arguments[2])));
        await using var worker = await StandInWorker.StartAsync($"{port}-{Environment.ProcessId}", port);
        (worker.Agent, worker.Slots, worker.Work) = (new Uri(arguments[1]), 4, (self, offer) => WorkAsync(self, offer, takes));
        Console.WriteLine("listening");

        // Whoever started it is gone when its standard input ends.
        while (await Console.In.ReadLineAsync() is not null)
        {
        }

        return 0;
    }

    private static async Task WorkAsync(StandInWorker worker, JobOffer offer, TimeSpan takes)
    {
        for (var begun = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(begun) < takes;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(takes.TotalMilliseconds, 200)), TimeProvider.System);
            if (takes > TimeSpan.FromMilliseconds(200))
            {
                await TryAsync(() => worker.BeatAsync(offer));
            }
        }

        while (!await TryAsync(() => worker.CompleteAsync(offer)))
        {
            await Task.Delay(Again, TimeProvider.System);
        }
    }

    /// <returns>Whether there was an answer that no other try can change.</returns>
    private static async Task<bool> TryAsync(Func<Task<HttpResponseMessage>> report)
    {
        try
        {
            using var answer = await report();
            return answer.StatusCode < HttpStatusCode.InternalServerError;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
