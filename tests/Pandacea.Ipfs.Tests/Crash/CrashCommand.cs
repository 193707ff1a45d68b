using Pandacea.Agent.Tests.Store.PowerLoss;
using Pandacea.Protocol;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Many kills and many cuts, and the nodes that must not survive a cut. Exits with 0 if the node lost nothing and the others were caught.</summary>
internal static class CrashCommand
{
    public const string Kill = "kill";
    public const string PowerLoss = "power-loss";

    public static async Task<int> KillAsync(string[] arguments)
    {
        var (count, seed) = Read(arguments, 500);
        using var rig = new KillRig(seed);
        return Tell("killed", await rig.RunAsync(count, so => Progress("kills", so))).IsClean ? ExitCodes.Passed : ExitCodes.Failed;
    }

    public static async Task<int> PowerLossAsync(string[] arguments)
    {
        if (LoopMounts.Objection() is { } objection)
        {
            Console.WriteLine(objection);
            return ExitCodes.Inconclusive;
        }

        var (count, seed) = Read(arguments, 100);
        var right = true;
        foreach (var flushing in Enum.GetValues<Flushing>())
        {
            // As in the tests: whoever writes beside a node that leaves something out may flush it.
            using var rig = new PowerLossRig(flushing, seed, flushing == Flushing.All ? Load.Many : 1);
            var report = Tell($"flushes {flushing}", await rig.RunAsync(count, so => Progress($"flushes {flushing}, cuts", so)));
            right &= report.IsClean == (flushing == Flushing.All);
        }

        return right ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static (int Count, string Seed) Read(string[] arguments, int otherwise)
    {
        var seed = arguments.Length > 1 ? arguments[1] : DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString();
        Console.WriteLine($"seed {seed}");
        return (arguments.Length > 0 ? int.Parse(arguments[0]) : otherwise, seed);
    }

    private static void Progress(string what, CrashReport so) => Console.Write($"\r{what}: {so.Crashes}, {so.Acknowledged} acknowledged, {so.Lost.Count} lost   ");

    private static CrashReport Tell(string what, CrashReport report)
    {
        Console.WriteLine($"\r{what}: {report.Crashes} crashes, {report.Acknowledged} acknowledged, {report.Lost.Count} lost, {report.Damage.Count} damaged");
        foreach (var line in report.Damage.Concat(report.Lost).Take(10))
        {
            Console.WriteLine("  " + line);
        }

        return report;
    }
}
