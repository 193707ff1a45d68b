using System.Reflection;
using Pandacea.Drills.Definition;

namespace Pandacea.Cli.Views;

/// <summary>The first lines of a run.</summary>
internal static class RunHeader
{
    /// <summary>Version of this program.</summary>
    public static string Version { get; } =
        typeof(RunHeader).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>What is drilled, name, seed, how to replay, what it is for.</summary>
    public static IReadOnlyList<string> Lines(DrillPlan plan, string target, string replay) =>
    [
        $"target: {target}",
        $"Pandacea {Version} · drill {plan.Run.Drill} · profile {plan.Run.Profile} · seed {plan.Seed} · about {plan.LengthMs / 1000:0} s",
        $"replay: {replay}",
        plan.Purpose,
        "",
    ];
}
