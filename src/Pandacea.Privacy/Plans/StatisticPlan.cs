namespace Pandacea.Privacy;

/// <summary>How a statistic is released privately and what that costs.</summary>
/// <remarks>The same request always gives the same plan, wherever it is made. Immutable, thread safe.</remarks>
public sealed record StatisticPlan
{
    private const double LeastNoise = 0.01;

    private StatisticPlan()
    {
    }

    /// <summary>Which noise.</summary>
    public required NoiseKind Kind { get; init; }

    /// <summary>Scale of the noise over the sensitivity, the same in every release.</summary>
    public required double NoiseMultiplier { get; init; }

    /// <summary>What all releases together spend; at most what was asked for.</summary>
    public required double Epsilon { get; init; }

    /// <summary>The delta that <see cref="Epsilon"/> holds for; 0 with Laplace noise.</summary>
    public required double Delta { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <param name="kind">Which noise.</param>
    /// <param name="releases">How many values that a single record can change are released; at least 1.</param>
    /// <param name="rows">How many records there are; public.</param>
    /// <param name="epsilon">The most that may be spent.</param>
    /// <param name="delta">For Gaussian noise; null: 1e-5, or 1 in twice the records if that is less.</param>
    /// <param name="noiseMultiplier">Null: as little as <paramref name="epsilon"/> allows.</param>
    /// <exception cref="PrivacyPlanException">It cannot be done.</exception>
    public static StatisticPlan Create(NoiseKind kind, int releases, long rows, double epsilon, double? delta, double? noiseMultiplier)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(releases, 1);
        var given = kind == NoiseKind.Laplace ? 0 : delta ?? PlanRules.DefaultDelta(rows);
        var problems = new List<string>();
        PlanRules.Epsilon(problems, epsilon);
        PlanRules.Noise(problems, noiseMultiplier, LeastNoise);
        if (kind == NoiseKind.Gaussian)
        {
            PlanRules.Delta(problems, given, rows);
        }

        PlanRules.ThrowIfAny(problems);
        var noise = noiseMultiplier ?? NoiseCalibration.LeastNoise(epsilon, given, LeastNoise, Compose)
            ?? throw new PrivacyPlanException([$"epsilon is {epsilon} but no amount of noise makes it so little; ask for more."]);
        var accountant = new RenyiAccountant();
        Compose(accountant, noise);
        var spent = accountant.Guarantee(given).Epsilon;
        PlanRules.Budget(problems, spent, epsilon);
        PlanRules.ThrowIfAny(problems);
        return new() { Kind = kind, NoiseMultiplier = noise, Epsilon = Math.Min(epsilon, PlanRules.Rounded(spent)), Delta = given };

        void Compose(RenyiAccountant accountant, double noise) =>
            accountant.Compose(kind == NoiseKind.Laplace ? new LaplaceEvent(noise) : new GaussianEvent(noise), releases);
    }
}
