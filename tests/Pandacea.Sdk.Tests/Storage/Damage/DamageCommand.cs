using System.Globalization;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>The long run: <c>damage [COUNT] [SEED]</c>.</summary>
internal static class DamageCommand
{
    public const string Name = "damage";
    private const double MostOfLimit = 1.05;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var count = arguments is [var text, ..] ? int.Parse(text, CultureInfo.InvariantCulture) : 10_000;
        var seed = arguments is [_, var given] ? given : Guid.NewGuid().ToString("n")[..8];
        Console.WriteLine($"seed {seed}");
        var report = await new DamageRun(seed).RunAsync(count);
        Console.WriteLine(report);
        return report.Wrong.Count == 0 && report.LongestOfLimit <= MostOfLimit ? 0 : 1;
    }
}
