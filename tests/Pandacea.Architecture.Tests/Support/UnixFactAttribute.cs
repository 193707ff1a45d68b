namespace Pandacea.Architecture.Tests.Support;

/// <summary>A test of a shell script, or one that stands in for a program with a shell script.</summary>
internal sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute()
    {
        if (OperatingSystem.IsWindows())
        {
            Skip = "needs a POSIX shell";
        }
    }
}
