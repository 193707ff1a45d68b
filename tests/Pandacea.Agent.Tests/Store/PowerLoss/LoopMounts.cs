using System.Globalization;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>Whether this process may mount files.</summary>
internal static class LoopMounts
{
    private const int SystemAdministrator = 21;

    /// <summary>Null: it may.</summary>
    public static string? Objection() =>
        !OperatingSystem.IsLinux() ? "power loss: not tested, it takes Linux"
        : !File.Exists("/dev/loop-control") ? "power loss: not tested, there are no loop devices here"
        : !HasCapability() ? "power loss: not tested, mounting takes root with CAP_SYS_ADMIN"
        : null;

    private static bool HasCapability()
    {
        const string Effective = "CapEff:";
        var line = File.ReadLines("/proc/self/status").First(text => text.StartsWith(Effective, StringComparison.Ordinal));
        var bits = ulong.Parse(line[Effective.Length..].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return (bits >> SystemAdministrator & 1) == 1;
    }
}
