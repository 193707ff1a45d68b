using static Pandacea.Drills.Definition.Values.DurationText;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Whether what is asked about jobs can be seen.</summary>
internal static class JobRules
{
    public static void Check(DrillDefinition drill, RuleReport report)
    {
        var asked = drill.Criteria;
        foreach (var (key, wanted) in new[] { ("jobsRetried", asked.JobsRetried is not null), ("fencing", asked.Fencing is not null), ("chargedOnce", asked.ChargedOnce is not null) })
        {
            report.Check(
                wanted && drill.Workload.On(Dependencies.Compute) <= 0,
                $"criteria.{key}",
                $"the workload hands in no jobs. Add {WorkloadKinds.Jobs.Name} or {WorkloadKinds.Trainings.Name}.",
                "workload");
        }

        report.Check(
            asked.Fencing is { } fencing && !drill.Faults.Any(fault => fault.Type == "pause" && fault.On == fencing.On && fault.For > drill.JobLease),
            "criteria.fencing",
            $"no fault pauses '{asked.Fencing?.On}' beyond jobs.lease ({Format(drill.JobLease ?? TimeSpan.Zero)}), so that no attempt comes back after it. Add one with type: pause, and jobs.lease.",
            "faults", "jobs");
        report.Check(
            asked.Fencing is not null && !drill.Faults.Any(fault => HoldsResults(fault, drill.JobLease)),
            "criteria.fencing",
            $"no fault holds results back beyond jobs.lease ({Format(drill.JobLease ?? TimeSpan.Zero)}) and lets them come then. Add one on '{Dependencies.Reports}' with type: latency, stream: upstream, a latency above the lease, and a longer for.",
            "faults", "jobs");
    }

    private static bool HoldsResults(FaultDefinition fault, TimeSpan? lease) => fault is { On: Dependencies.Reports, Type: "latency" }
        && fault.Attributes.GetValueOrDefault("stream") is "upstream" or "both"
        && ZeroOrMore(fault.Attributes.GetValueOrDefault("latency") ?? "").Value is var latency
        && latency > lease
        && latency < fault.For;
}
