using Pandacea.Agent.Store.Sqlite;
using Pandacea.Protocol;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>Many cuts, and the stores that must not survive them. Exits with 0 if the store lost nothing and the others were caught.</summary>
internal static class PowerLossCommand
{
    public const string Name = "power-loss";
    public const string Usage = Name + " [CUTS] [SEED] [jobs]";
    private const int Default = 200;

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (LoopMounts.Objection() is { } objection)
        {
            Console.WriteLine(objection);
            return ExitCodes.Inconclusive;
        }

        var cuts = arguments.Length > 0 ? int.Parse(arguments[0]) : Default;
        var seed = arguments.Length > 1 ? arguments[1] : DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString();
        IPowerLossLoad load = arguments.Length > 2 && arguments[2] == "jobs" ? new JobLoad() : new ProposalLoad();
        Console.WriteLine($"seed {seed}");
        var full = await RunAsync(SynchronousLevel.Full, cuts, seed, load);
        var normal = await RunAsync(SynchronousLevel.Normal, cuts, seed, load);
        var off = await RunAsync(SynchronousLevel.Off, cuts, seed, load);
        return full.IsClean && !normal.IsClean && !off.IsClean ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static async Task<PowerLossReport> RunAsync(SynchronousLevel synchronous, int cuts, string seed, IPowerLossLoad load)
    {
        using var rig = new PowerLossRig(synchronous, seed, load);
        var report = await rig.RunAsync(cuts, so => Console.Write($"\r{synchronous}: {so.Cuts} cuts, {so.Acknowledged} acknowledged, {so.Lost.Count} lost"));
        Console.WriteLine();
        foreach (var line in report.Damage.Concat(report.Lost.Take(10).Select(id => $"lost: {id}")))
        {
            Console.WriteLine("  " + line);
        }

        return report;
    }
}
