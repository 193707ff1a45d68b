using Pandacea.Drills.Definition;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Definition;

public sealed class IpfsSlowdownTests
{
    private static readonly DrillDefinition Drill = new DrillCatalog(Path.GetTempPath()).Load("ipfs_slowdown");

    [Fact]
    public void Its_quick_run_takes_twenty_seconds() =>
        Assert.InRange(DrillPlanner.Plan(Drill, "quick", "1", []).LengthMs, 10_000, 20_000);

    [Fact]
    [Trait("Requirement", "S40")]
    public void Its_recovery_is_held_to_forty_five_seconds()
    {
        var plan = DrillPlanner.Plan(Drill, "full", "1", []).Run;
        Assert.Equal(45_000, plan.Criteria.RecoveryWithinMs);
        Assert.True(plan.ObservationMs > 45_000);
    }

    [Fact]
    [Trait("Requirement", "S38")]
    public void Uploads_and_downloads_have_canary_calls_of_their_own() => Assert.Equal(
        ["block/put?cid-codec=raw", "block/get?arg=bafkrei"],
        DrillPlanner.Plan(Drill, "full", "1", []).Run.Windows.Where(window => window.Canary).Select(window => window.Method));

    [Fact]
    [Trait("Requirement", "S36")]
    public void Slow_wrong_silent_and_dead_nodes_are_all_in_it() => Assert.Superset(
        new HashSet<string> { "latency", "bandwidth", "stall_body", "truncate_body", "stream_error", "corrupt_body", "http_status", "timeout", "down", "pause", "kill" },
        Drill.Faults.Select(fault => fault.Type).ToHashSet());

    [Fact]
    public void A_method_that_no_canary_calls_is_refused()
    {
        var problems = Sample.Problems(File.ReadAllText(Path.Combine(Sample.Root, "drills", "ipfs_slowdown.yaml"))
            .Replace("block/get?arg=bafkrei", "block/stat", StringComparison.Ordinal));
        Assert.Contains(problems, problem => problem.Contains("which no canary calls on 'ipfs' make", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_size_from_nothing_to_eight_megabytes_is_stored()
    {
        var maker = new Pandacea.Drills.Workloads.ContentMaker(new("1", "run"));
        var sizes = Enumerable.Range(0, 100).Select(ordinal => maker.Make("uploads", ordinal).Terms.Bytes).ToList();
        Assert.Equal((0, 8L << 20), (sizes.Min(), sizes.Max()));
        Assert.InRange(sizes.Count(size => size == 1 << 20), 3, 6);
        Assert.InRange(Enumerable.Range(0, 100).Select(ordinal => maker.Make("uploads", ordinal).Terms).Distinct().Count(), 95, 98);
    }
}
