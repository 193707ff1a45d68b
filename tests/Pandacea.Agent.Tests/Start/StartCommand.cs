using System.Globalization;
using Pandacea.Protocol;

namespace Pandacea.Agent.Tests.Start;

/// <summary>Several starts after a kill, timed. Exits with 0 if the slowest of them took two seconds at most.</summary>
internal static class StartCommand
{
    public const string Name = "start";
    public const string Usage = Name + " [LEASES]";
    private const int Default = 100_000;
    private const int Starts = 7;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string[] arguments)
    {
        var leases = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : Default;
        await using var rig = await StartRig.PrepareAsync(leases);
        var took = new List<TimeSpan>();
        for (var start = 1; start <= Starts; start++)
        {
            took.Add(await rig.StartAsync());
            Console.WriteLine(FormattableString.Invariant($"start {start}: ready after {took[^1].TotalMilliseconds:0} ms"));
        }

        took.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"{leases} leases in the store: median {took[Starts / 2].TotalMilliseconds:0} ms, slowest {took[^1].TotalMilliseconds:0} ms, asked for at most {Longest.TotalMilliseconds:0} ms"));
        return took[^1] <= Longest ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
