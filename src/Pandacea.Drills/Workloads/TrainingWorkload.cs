using Pandacea.Drills.Definition;
using Pandacea.Protocol.Compute;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Drills.Workloads;

/// <summary>Hands in trainings of a hundred steps.</summary>
public sealed class TrainingWorkload(JobJourney journey, LeaseMarket market) : IWorkload
{
    private const string Dataset = "builtin/logistic-500x5";
    private const double Epsilon = 1;

    // Told, not searched for: that would be work for the processors of agent and worker.
    private const double Noise = 8;
    private const int Epochs = 10;

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Trainings.Name;

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        // Half a turn away from the statistics, so that nobody has more jobs at once than allowed.
        var spender = market.Spenders[(ordinal + (market.Spenders.Count / 2)) % market.Spenders.Count];
        var asked = new SubmitJob(Dataset, ComputeTasks.LogisticRegression, new DpSettings(Enabled: true, Epsilon, NoiseMultiplier: Noise)) { Epochs = Epochs };
        return journey.RunAsync(spender, asked, Name, ordinal, due, cancellationToken);
    }
}
