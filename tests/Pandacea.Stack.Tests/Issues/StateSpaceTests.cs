namespace Pandacea.Stack.Tests.Issues;

/// <summary>A full disk under the stack's home once made an honest system fail, with no word about the disk.</summary>
public sealed class StateSpaceTests
{
    [Fact]
    public void Room_is_told_for_a_folder_that_is_not_there_yet() =>
        Assert.True(StateSpace.FreeBytes(Path.Combine(Path.GetTempPath(), "pandacea-not-there", "yet")) > 0);

    [Fact]
    public void A_disk_without_room_is_refused_with_the_remedy()
    {
        // A pseudo file system of the kernel: it has no blocks at all.
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var problem = StateSpace.Check("/proc", StateSpace.Needed);
        Assert.Equal((StackProblemKind.DiskFull, 3), (problem?.Kind, problem?.ExitCode));
        Assert.Contains("Only 0 KiB are free in /proc", problem?.Message, StringComparison.Ordinal);
        Assert.Contains(PandaceaHome.Variable, problem?.Remedy, StringComparison.Ordinal);
    }
}
