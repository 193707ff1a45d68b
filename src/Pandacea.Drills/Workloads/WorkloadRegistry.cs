using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Workloads;

/// <summary>Every workload by the name of its kind. Adding one = its file, its kind, a line here.</summary>
internal static class WorkloadRegistry
{
    private static readonly Dictionary<string, Type> Types = new(StringComparer.Ordinal)
    {
        [WorkloadKinds.Leases.Name] = typeof(LeaseWorkload),
        [WorkloadKinds.Reads.Name] = typeof(BlockReadWorkload),
        [WorkloadKinds.Proposals.Name] = typeof(ProposalWorkload),
        [WorkloadKinds.Queries.Name] = typeof(QueryWorkload),
        [WorkloadKinds.Uploads.Name] = typeof(UploadWorkload),
        [WorkloadKinds.Downloads.Name] = typeof(DownloadWorkload),
        [WorkloadKinds.Rounds.Name] = typeof(RoundWorkload),
        [WorkloadKinds.Jobs.Name] = typeof(StatisticWorkload),
        [WorkloadKinds.Trainings.Name] = typeof(TrainingWorkload),
    };

    public static IWorkload Create(WorkloadKind kind, IServiceProvider provider) =>
        (IWorkload)ActivatorUtilities.CreateInstance(provider, Types[kind.Name]);
}
