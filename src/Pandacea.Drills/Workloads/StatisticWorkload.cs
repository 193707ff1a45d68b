using Pandacea.Drills.Definition;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Drills.Workloads;

/// <summary>Hands in statistics with noise, of all kinds in turn.</summary>
public sealed class StatisticWorkload(JobJourney journey, LeaseMarket market) : IWorkload
{
    private const string Dataset = "builtin/logistic-2000x5";
    private const double Epsilon = 0.01;
    private static readonly string[] Tasks = [ComputeTasks.Count, ComputeTasks.Mean, ComputeTasks.Sum, ComputeTasks.Histogram];

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Jobs.Name;

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var asked = new SubmitJob(Dataset, Tasks[ordinal % Tasks.Length], new DpSettings(Enabled: true, Epsilon)) { Statistic = new StatisticSettings("x1") };
        return journey.RunAsync(market.Spenders[ordinal % market.Spenders.Count], asked, Name, ordinal, due, cancellationToken);
    }
}
