using System.Reflection;

namespace Pandacea.Stack;

/// <summary>Version of this build.</summary>
public static class PandaceaVersion
{
    /// <summary>The version, for example <c>0.1.0</c>.</summary>
    public static string Text { get; } = typeof(PandaceaVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
