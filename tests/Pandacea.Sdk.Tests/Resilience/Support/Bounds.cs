namespace Pandacea.Sdk.Tests.Resilience;

/// <summary>How long a test waits for something that must happen.</summary>
internal static class Bounds
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
}
