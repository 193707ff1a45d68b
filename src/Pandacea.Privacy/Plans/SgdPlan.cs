namespace Pandacea.Privacy;

/// <summary>How a model is trained privately and what that costs: DP-SGD with Poisson sampling.</summary>
/// <remarks>The same request always gives the same plan, wherever it is made. Immutable, thread safe.</remarks>
public sealed record SgdPlan
{
    private const double LeastNoise = 0.3;

    private SgdPlan()
    {
    }

    /// <summary>Probability of each record to be in a step's sample.</summary>
    public required double SamplingRate { get; init; }

    /// <summary>Number of steps.</summary>
    public required int Steps { get; init; }

    /// <summary>Standard deviation of the noise over the clipping norm.</summary>
    public required double NoiseMultiplier { get; init; }

    /// <summary>What the whole training spends; at most what was asked for.</summary>
    public required double Epsilon { get; init; }

    /// <summary>The delta that <see cref="Epsilon"/> holds for.</summary>
    public required double Delta { get; init; }

    /// <summary>Makes the plan.</summary>
    /// <param name="rows">How many records there are; public.</param>
    /// <param name="batchSize">How many are expected in a step's sample.</param>
    /// <param name="epochs">How often each record is expected to be seen.</param>
    /// <param name="epsilon">The most that may be spent.</param>
    /// <param name="delta">Null: 1e-5, or 1 in twice the records if that is less.</param>
    /// <param name="noiseMultiplier">Null: as little as <paramref name="epsilon"/> allows.</param>
    /// <exception cref="PrivacyPlanException">It cannot be done.</exception>
    public static SgdPlan Create(long rows, int batchSize, int epochs, double epsilon, double? delta, double? noiseMultiplier)
    {
        var given = delta ?? PlanRules.DefaultDelta(rows);
        var problems = new List<string>();
        PlanRules.Require(problems, rows is >= 1 and <= int.MaxValue, "rows", rows, $"must be from 1 to {int.MaxValue}");
        PlanRules.Require(problems, batchSize >= 1 && batchSize <= rows, "batch_size", batchSize, $"must be from 1 to the number of records, {rows}");
        PlanRules.Require(problems, epochs is >= 1 and <= 10_000, "epochs", epochs, "must be from 1 to 10000");
        PlanRules.Epsilon(problems, epsilon);
        PlanRules.Delta(problems, given, rows);
        PlanRules.Noise(problems, noiseMultiplier, LeastNoise);
        PlanRules.ThrowIfAny(problems);

        // The sampler's probability is at most the quotient, this is at least that.
        var rate = Math.Min(1, double.BitIncrement(batchSize / (double)rows));
        var steps = epochs * ((rows + batchSize - 1) / batchSize);
        PlanRules.Require(problems, steps <= 10_000_000, "epochs", epochs, $"makes {steps} steps of batch_size {batchSize}; at most 10000000 are allowed");
        PlanRules.ThrowIfAny(problems);
        var noise = noiseMultiplier ?? NoiseCalibration.LeastNoise(epsilon, given, LeastNoise, Compose)
            ?? throw new PrivacyPlanException([$"epsilon is {epsilon} but no amount of noise makes {steps} steps cost so little; ask for more, or for fewer epochs."]);
        var accountant = new RenyiAccountant();
        Compose(accountant, noise);
        var spent = accountant.Guarantee(given).Epsilon;
        PlanRules.Budget(problems, spent, epsilon);
        PlanRules.ThrowIfAny(problems);
        return new() { SamplingRate = rate, Steps = (int)steps, NoiseMultiplier = noise, Epsilon = Math.Min(epsilon, PlanRules.Rounded(spent)), Delta = given };

        void Compose(RenyiAccountant accountant, double noise) => accountant.Compose(new SampledGaussianEvent(rate, noise), steps);
    }
}
