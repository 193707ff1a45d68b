using Pandacea.Drills.Definition;
using Pandacea.Drills.Workloads;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Benching;

/// <summary>The normal load of the agent, as a run without faults.</summary>
/// <remarks>64 identities that together make about 100 requests a second, a little more than half of what the rate limit allows them:
/// 30 products read, 8 rounds of eight requests each, and two leases a second that are proposed, paid on chain, waited for and approved.</remarks>
public static class AgentBench
{
    /// <summary>Name of the bench.</summary>
    public const string Name = "bench_agent";

    private const double NeedsSuccess = 0.99;

    private static readonly TimeSpan ReadP95 = TimeSpan.FromMilliseconds(200);

    /// <summary>Journeys begun per second.</summary>
    public static IReadOnlyDictionary<string, double> NormalLoad { get; } = new Dictionary<string, double>(StringComparer.Ordinal)
    {
        [WorkloadKinds.Leases.Name] = 2,
        [WorkloadKinds.Queries.Name] = 30,
        [WorkloadKinds.Rounds.Name] = 8,
    };

    /// <summary>The plan of a bench that measures for <paramref name="length"/>.</summary>
    public static DrillPlan Plan(TimeSpan length, string seed)
    {
        var workload = new WorkloadDefinition(NormalLoad, Canary: null);
        var sdk = new SdkDefinition();
        return new DrillPlan
        {
            Seed = seed,
            Source = Name,
            Purpose = "The agent under its normal load.",
            Needs = [Dependencies.Evm, Dependencies.Agent],
            Workload = workload,
            Sdk = sdk,
            Run = new RunPlan
            {
                Drill = Name,
                Client = DrillServices.ClientName,
                Profile = Profiles.Full,
                DefinitionSha256 = "",
                Weakened = [],
                Windows = [],
                Rates = DrillPlanner.Rates(workload),
                Timers = DrillPlanner.Timers(sdk),
                SteadyState = new SteadyStateTarget(length.TotalMilliseconds, NeedsSuccess, ReadP95.TotalMilliseconds),
                Criteria = new Thresholds { LossAllowed = 0 },
                ObservationMs = 0,
            },
        };
    }
}
