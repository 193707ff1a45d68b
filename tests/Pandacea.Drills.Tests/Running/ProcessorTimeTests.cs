using Pandacea.Drills.Running;

namespace Pandacea.Drills.Tests.Running;

public sealed class ProcessorTimeTests
{
    // Zero is the parent of a container's first process, which is counted everything that ever ended there.
    private const int NoProcess = -1;

    [Fact]
    public void Shares_are_of_all_processors_and_what_is_not_the_runs_is_of_others()
    {
        var (busy, others) = new ProcessorTime(1_400, 700, 90).Since(new ProcessorTime(1_200, 500, 50))!.Value;
        Assert.Equal((1.0, 0.8), (busy, others));
        Assert.Null(new ProcessorTime(1, 1, 1).Since(new ProcessorTime(1, 1, 1)));
    }

    [Fact]
    public void The_kernel_tells_what_this_process_used()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var now = ProcessorTime.Now(supervisor: NoProcess)!;
        Assert.InRange(now.Own, 1, now.Busy);
        Assert.InRange(now.Busy, 1, now.Total);
    }
}
