using Pandacea.Protocol;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>Many crash points. Exits with 0 if nothing was lost, doubled or charged otherwise than once.</summary>
internal static class JobCrashCommand
{
    public const string Name = "job-crashes";
    public const string Usage = Name + " [POINTS] [SEED]";
    private const int Default = 1000;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var points = arguments.Length > 0 ? int.Parse(arguments[0]) : Default;
        var seed = arguments.Length > 1 ? arguments[1] : DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString();
        Console.WriteLine($"seed {seed}");
        await using var rig = new JobCrashRig(seed);
        var audit = await rig.RunAsync(points, (point, accepted) => Console.Write($"\r{point} of {points} crash points, {accepted} jobs accepted"));
        Console.WriteLine();
        Console.WriteLine($"{audit.Accepted} jobs, {audit.Attempts} attempts: {audit.Lost.Count} lost, {audit.Doubled.Count} doubled, {audit.Wrong.Count} wrong");
        foreach (var line in audit.Lost.Concat(audit.Doubled).Concat(audit.Wrong).Take(20))
        {
            Console.WriteLine("  " + line);
        }

        return audit.IsClean ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
