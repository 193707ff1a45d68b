namespace Pandacea.Stack;

/// <summary>The operating system that this runs on.</summary>
internal static class Platforms
{
    public static IPlatform Current { get; } = OperatingSystem.IsWindows() ? new WindowsPlatform() : new UnixPlatform();
}
