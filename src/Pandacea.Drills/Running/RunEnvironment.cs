using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace Pandacea.Drills.Running;

/// <summary>Versions and host facts for the first record of a journal; nothing secret.</summary>
public static class RunEnvironment
{
    /// <summary>Facts by name.</summary>
    public static IReadOnlyDictionary<string, string> Describe(DrillTarget target) => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["runner"] = typeof(RunEnvironment).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
        ["runtime"] = RuntimeInformation.FrameworkDescription,
        ["os"] = RuntimeInformation.OSDescription,
        ["cores"] = Environment.ProcessorCount.ToString(CultureInfo.InvariantCulture),
        ["evm"] = target.Evm.ToString(),
    }.Concat(target.Facts).ToDictionary(static pair => pair.Key, static pair => pair.Value);
}
