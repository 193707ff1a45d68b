using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Issues;

/// <summary>When the wall clock was corrected, running processes were taken for gone: a stack was left behind, and nobody found it.</summary>
public sealed class CorrectedClockTests
{
    [Fact]
    public void A_process_is_known_again_after_the_wall_clock_was_corrected()
    {
        using var child = new ChildProcess();
        var known = child.Current! with { StartTime = TimeProvider.System.GetUtcNow().AddHours(-1) };
        Assert.Equal(OperatingSystem.IsLinux(), known.IsAlive());
    }

    [Fact]
    public void A_later_process_with_its_pid_is_another_one()
    {
        using var child = new ChildProcess();
        var known = child.Current!;
        Assert.True(known.IsAlive());
        Assert.False((known with { Ticks = known.Ticks - 1, StartTime = known.StartTime.AddMinutes(-1) }).IsAlive());
    }
}
