namespace Pandacea.Protocol.Compute;

/// <summary>What a specification must be before anybody looks at data or budget; agent and worker apply the same rules.</summary>
public static class JobSpecRules
{
    private const int MostInputs = 16;
    private const int MostColumns = 1000;
    private const int MostBins = 10_000;

    /// <summary>One sentence for each problem, beginning with the name of the field; none if it is right.</summary>
    public static IReadOnlyList<string> Problems(JobSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        var problems = new List<string>();
        Check(problems, ComputeTasks.All.Contains(spec.Task), $"task is '{Short(spec.Task)}' but must be one of {string.Join(", ", ComputeTasks.All)}.");
        Check(problems, spec.Inputs.Count is >= 1 and <= MostInputs, $"inputs are {spec.Inputs.Count} but must be 1 to {MostInputs}.");
        foreach (var (index, input) in spec.Inputs.Take(MostInputs).Index())
        {
            CheckInput(problems, $"inputs[{index}]", input, spec.IsTraining);
        }

        CheckDp(problems, spec);
        CheckTraining(problems, spec);
        CheckStatistic(problems, spec);
        return problems;
    }

    private static void CheckDp(List<string> problems, JobSpec spec)
    {
        Check(problems, !spec.Dp.Enabled || spec.Dp.Epsilon is > 0 and <= 1000, "dp.epsilon must be above 0, at most 1000.");
        Check(problems, spec.Dp.Delta is null or (> 0 and < 1), "dp.delta must be above 0 and below 1.");
        Check(problems, spec.Dp.Clip is null or (>= 1e-3 and <= 1e3), "dp.clip must be from 0.001 to 1000.");
        Check(problems, spec.Dp.NoiseMultiplier is null or (>= 0.01 and <= 1 << 24), $"dp.noise_multiplier must be from 0.01 to {1 << 24}.");
    }

    private static void CheckTraining(List<string> problems, JobSpec spec)
    {
        Check(problems, spec.Epochs is null or (>= 1 and <= 10_000), "epochs must be from 1 to 10000.");
        Check(problems, spec.BatchSize is null or >= 1, "batch_size must be at least 1.");
        Check(problems, spec.LearningRate is null or (> 0 and <= 1000), "learning_rate must be above 0, at most 1000.");
        Check(problems, spec.Seed is null or (>= 0 and <= (1L << 53)), "seed must be from 0 to 2^53.");
        Check(
            problems,
            spec.IsTraining || (spec.Epochs, spec.BatchSize, spec.LearningRate, spec.Seed) == (null, null, null, null),
            "epochs, batch_size, learning_rate and seed belong to a training; leave them out of a statistic.");
    }

    private static void CheckStatistic(List<string> problems, JobSpec spec)
    {
        if (spec.Statistic is not { } statistic)
        {
            return;
        }

        Check(problems, !spec.IsTraining, "statistic does not belong to a training; leave it out.");
        Check(problems, statistic.Bins is null or (>= 1 and <= MostBins), $"statistic.bins must be from 1 to {MostBins}.");
        Check(problems, statistic.Noise is null or NoiseNames.Laplace or NoiseNames.Gaussian, $"statistic.noise must be {NoiseNames.Laplace} or {NoiseNames.Gaussian}.");
    }

    private static void CheckInput(List<string> problems, string field, JobInput input, bool training)
    {
        Check(problems, IsName(input.Dataset), $"{field}.dataset is '{Short(input.Dataset)}' but must be 1 to 128 letters, digits, '.', '-', '_' in parts separated by '/', none beginning with '.'.");
        if (input.Data is not { } data)
        {
            return;
        }

        Check(problems, data.Sha256.Length == 64 && data.Sha256.All(char.IsAsciiHexDigitLower), $"{field}.data.sha256 must be 64 lower case hex digits.");
        Check(problems, data.Rows is >= 1 and <= int.MaxValue, $"{field}.data.rows must be from 1 to {int.MaxValue}.");
        Check(problems, data.Columns.Count is >= 1 and <= MostColumns, $"{field}.data.columns must be 1 to {MostColumns}.");
        Check(problems, data.Columns.Select(column => column.Name).Distinct().Count() == data.Columns.Count, $"{field}.data.columns names a column twice.");
        Check(problems, !training || data.Label is not null, $"{field}.data.label is needed by a training.");
        foreach (var column in data.Columns.Take(MostColumns).Where(column => !(double.IsFinite(column.Lower) && double.IsFinite(column.Upper) && column.Lower < column.Upper && column.Upper - column.Lower <= 1e300)))
        {
            problems.Add($"{field}.data.columns: '{Short(column.Name)}' must have finite bounds, the lower below the upper.");
        }
    }

    private static bool IsName(string name) =>
        name.Length is >= 1 and <= 128
        && name.Split('/').All(part => part.Length > 0 && part[0] != '.' && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_'));

    private static string Short(string text) => text.Length > 40 ? text[..40] + "..." : text;

    private static void Check(List<string> problems, bool right, string sentence)
    {
        if (!right)
        {
            problems.Add(sentence);
        }
    }
}
