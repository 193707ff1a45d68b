using Pandacea.Drills.Running;

namespace Pandacea.Drills.Tests.Running;

public sealed class QueueWatchTests
{
    private const string Metrics = """
        # TYPE pandacea_queue_depth gauge
        # HELP pandacea_queue_depth Places taken.
        pandacea_queue_depth{otel_scope_name="Pandacea.Agent",queue="jobs"} 900 1764061200000
        pandacea_queue_depth{otel_scope_name="Pandacea.Agent",queue="requests"} 7 1764061200000
        pandacea_queue_capacity{otel_scope_name="Pandacea.Agent",queue="requests"} 100 1764061200000
        pandacea_queue_utilization_ratio{queue="requests"} 0.07
        """;

    [Fact]
    public void The_queue_of_requests_is_read() => Assert.Equal((7, 100), QueueWatch.Read(Metrics));

    [Fact]
    public void What_is_not_there_is_no_sample()
    {
        Assert.Null(QueueWatch.Read(""));
        Assert.Null(QueueWatch.Read(Metrics.Replace("pandacea_queue_depth{", "other{", StringComparison.Ordinal)));
        Assert.Null(QueueWatch.Read(Metrics.Replace("} 100 ", "} 0 ", StringComparison.Ordinal)));
    }
}
