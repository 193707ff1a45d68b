using Pandacea.Drills.Definition.Values;
using Pandacea.Drills.Definition.Yaml;
using Pandacea.Drills.Running;
using Pandacea.Drills.Workloads;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Definition;

/// <summary>Resolves a definition into a plan. The same arguments always give the same plan.</summary>
public static class DrillPlanner
{
    /// <summary>The plan of one run.</summary>
    /// <param name="definition">What to do.</param>
    /// <param name="profile">One of the definition's profiles.</param>
    /// <param name="seed">Seed of the run.</param>
    /// <param name="overrides">Each as <c>key=value</c>, for example <c>criteria.recovery.within=10s</c>; laid over the profile in their order.</param>
    /// <exception cref="InvalidDrillException">The profile is unknown, or an override is wrong; names every problem.</exception>
    public static DrillPlan Plan(DrillDefinition definition, string profile, string seed, IReadOnlyList<string> overrides)
    {
        var problems = new List<DrillProblem>();
        var file = definition.File;
        if (!file.Profiles.Contains(profile))
        {
            problems.Add(new DrillProblem(Place.Of($"--profile {profile}"), "",
                $"'{profile}' is not a profile of this drill.{Suggestion.For(profile, file.Profiles)} Known: {Suggestion.Known(file.Profiles)}."));
            throw new InvalidDrillException(file.Source, problems);
        }

        var profiled = file.Under(profile);
        var (tree, applied) = Apply(profiled, overrides, problems);
        var resolved = DrillReader.Resolve(file, tree, profile, problems);
        return problems.Count == 0
            ? WithSettings(Resolve(resolved with { IsFile = definition.IsFile }, profile, seed, overrides, Weakening.Of(definition, profiled, tree, profile, applied)))
            : throw new InvalidDrillException(file.Source, problems);
    }

    private static (MapNode Tree, List<Override> Applied) Apply(MapNode tree, IReadOnlyList<string> overrides, List<DrillProblem> problems)
    {
        var applied = new List<Override>();
        foreach (var text in overrides)
        {
            if (Override.Parse(text, problems) is { } change && change.Apply(tree, problems) is { } changed)
            {
                tree = changed;
                applied.Add(change);
            }
        }

        return (tree, applied);
    }

    private static DrillPlan WithSettings(DrillPlan plan) => plan with { Run = plan.Run with { Settings = ChangedSettings.Of(plan) } };

    private static DrillPlan Resolve(DrillDefinition drill, string profile, string seed, IReadOnlyList<string> sets, Weakening weakening) => new()
    {
        Seed = seed,
        Source = drill.Source,
        Purpose = drill.Purpose,
        Needs = drill.Needs,
        Workload = drill.Workload,
        Sdk = drill.Sdk,
        JobLease = drill.JobLease,
        Run = new RunPlan
        {
            Drill = drill.Name,
            Client = DrillServices.ClientName,
            Clients = Clients(drill),
            Profile = profile,
            DefinitionSha256 = drill.Sha256,
            Sets = [.. sets],
            Weakened = weakening.Weakened,
            Changed = weakening.Changed,
            File = drill.IsFile ? drill.Source : null,
            Windows = WindowSchedule.Of(drill.Faults, seed),
            Rates = Rates(drill.Workload),
            Timers = Timers(drill.Sdk),
            SteadyState = new SteadyStateTarget(
                drill.SteadyState.Window.TotalMilliseconds, drill.SteadyState.SuccessRate, drill.SteadyState.ReadP95.TotalMilliseconds),
            Criteria = Criteria(drill.Criteria),
            ObservationMs = Observation.Of(drill, profile).TotalMilliseconds,
        },
    };

    /// <summary>The worker is the agent's dependency, the reports are the worker's; the IPFS node is the worker's where nothing else stores there.</summary>
    private static Dictionary<string, string> Clients(DrillDefinition drill)
    {
        var clients = new Dictionary<string, string>(StringComparer.Ordinal);
        if (drill.Needs.Contains(Dependencies.Compute))
        {
            clients[Dependencies.Compute] = Dependencies.Agent;
            clients[Dependencies.Reports] = Dependencies.Compute;
            if (!drill.Workload.Kinds.Any(load => load.Kind == WorkloadKinds.Uploads || load.Kind == WorkloadKinds.Downloads))
            {
                clients[Dependencies.Ipfs] = Dependencies.Compute;
            }
        }

        return clients;
    }

    internal static Dictionary<string, double> Rates(WorkloadDefinition workload) => workload.Kinds
        .SelectMany(load => load.Kind.Operations.Select(operation => (operation, load.Rate)))
        .GroupBy(load => load.operation, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Sum(load => load.Rate), StringComparer.Ordinal);

    internal static DrilledTimers Timers(SdkDefinition sdk) => new(
        sdk.MaxRetries,
        sdk.BaseDelay.TotalMilliseconds,
        sdk.MaxDelay.TotalMilliseconds,
        sdk.CircuitFailThreshold,
        sdk.CircuitReset.TotalMilliseconds,
        sdk.ProbeInterval.TotalMilliseconds,
        sdk.AttemptTimeout.TotalMilliseconds,
        sdk.TotalTimeout.TotalMilliseconds);

    private static Thresholds Criteria(CriteriaDefinition criteria) => new()
    {
        BackoffAtLeastMs = criteria.Backoff?.AtLeast.TotalMilliseconds,
        RetryAfterHonoured = criteria.RetryAfter is not null,
        CircuitOpensAfter = criteria.CircuitOpens?.After,
        RecoveryWithinMs = criteria.Recovery?.Within.TotalMilliseconds,
        LossAllowed = criteria.Loss?.Allowed,
        CleanStopWithinMs = criteria.CleanStop?.Within.TotalMilliseconds,
        GracefulWithinMs = criteria.Graceful?.Within.TotalMilliseconds,
        OthersUnaffected = criteria.Unaffected is not null,
        GoodputAtLeast = criteria.Goodput?.Share,
        FairnessAtLeast = criteria.Fairness?.SuccessRate,
        ReturnsAtLeast = criteria.Returns?.Admitted,
        AttemptsPerCall = criteria.Attempts?.PerCall,
        JobsRetried = criteria.JobsRetried is not null,
        FirstJobP50Ms = criteria.JobsRetried?.FirstP50.TotalMilliseconds,
        FirstJobWorstMs = criteria.JobsRetried?.FirstWorst.TotalMilliseconds,
        Fencing = criteria.Fencing is not null,
        ChargedOnce = criteria.ChargedOnce is not null,
    };
}
