using Pandacea.Protocol.Compute;

namespace Pandacea.Protocol.Tests.Compute;

public sealed class JobSpecRulesTests
{
    public static TheoryData<string, JobSpec> Wrong => new()
    {
        { "task is 'rm -rf'", Specs.Mean with { Task = "rm -rf" } },
        { "inputs are 0", Specs.Mean with { Inputs = [] } },
        { "inputs are 17", Specs.Mean with { Inputs = [.. Enumerable.Repeat(Specs.Mean.Inputs[0], 17)] } },
        { "inputs[0].dataset is '../etc/passwd'", Renamed("../etc/passwd") },
        { "inputs[0].dataset is '/etc/passwd'", Renamed("/etc/passwd") },
        { "inputs[0].dataset is ''", Renamed("") },
        { "a built-in one is builtin/logistic-ROWSxFEATURES", Specs.On("builtin/secret") },
        { "inputs[0].data does not belong to a built-in", Described(Specs.Tiny, Specs.Data) with { Statistic = new("x1") } },
        { "inputs[0].data is missing", Described("clinic/visits.csv", null) },
        { "inputs[0].data.sha256", With(Specs.Data with { Sha256 = new string('A', 64) }) },
        { "inputs[0].data.rows", With(Specs.Data with { Rows = 0 }) },
        { "inputs[0].data.columns must be 1", Specs.Training with { Inputs = [new("a", Specs.Data with { Columns = [new("age", 0, 1), .. Enumerable.Range(0, 1000).Select(index => new ColumnBounds($"c{index}", 0, 1))] })] } },
        { "names a column twice", With(Specs.Data with { Columns = [new("age", 0, 1), new("age", 0, 2)] }) },
        { "'age' must have finite bounds", With(Specs.Data with { Columns = [new("age", 1, 1)] }) },
        { "'age' must have finite bounds", With(Specs.Data with { Columns = [new("age", double.NaN, 1)] }) },
        { "'age' must have finite bounds", With(Specs.Data with { Columns = [new("age", 0, double.PositiveInfinity)] }) },
        { "inputs[0].data.label is needed", Specs.Training with { Inputs = [new("a", Specs.Data with { Label = null })] } },
        { "has none beside the label", Specs.Training with { Inputs = [new("a", Specs.Data with { Columns = [new("sick", 0, 1)] })] } },
        { "inputs differ", Specs.On(Specs.Tiny, Specs.Small) },
        { "inputs have more than 2147483647 records", Specs.Mean with { Inputs = [.. Enumerable.Repeat(new JobInput("a", Specs.Data with { Rows = int.MaxValue }), 2)] } },
        { "statistic.column is 'weight' but inputs[0] has only age, income", Specs.Mean with { Statistic = new("weight") } },
        { "statistic.column is missing: inputs[0] has age, income", Specs.Mean with { Statistic = null } },
        { "statistic.bins", Specs.Mean with { Task = ComputeTasks.Histogram, Statistic = new("age", 0) } },
        { "statistic.noise", Specs.Mean with { Statistic = new("age", Noise: "white") } },
        { "statistic does not belong to a training", Specs.Training with { Statistic = new("age") } },
        { "dp.epsilon", Specs.Mean with { Dp = new(true) } },
        { "dp.epsilon", Specs.Mean with { Dp = new(true, 0) } },
        { "dp.epsilon", Specs.Mean with { Dp = new(true, double.NaN) } },
        { "dp.delta", Specs.Mean with { Dp = new(true, 1, 1) } },
        { "dp.clip", Specs.Mean with { Dp = new(true, 1, Clip: 0) } },
        { "dp.noise_multiplier", Specs.Mean with { Dp = new(true, 1, NoiseMultiplier: 0) } },
        { "epochs must", Specs.Training with { Epochs = 0 } },
        { "batch_size must", Specs.Training with { BatchSize = 0 } },
        { "batch_size is 901 but the training has only 900", Specs.Training with { BatchSize = 901 } },
        { "learning_rate must", Specs.Training with { LearningRate = double.NaN } },
        { "seed must", Specs.Training with { Seed = -1 } },
        { "belong to a training", Specs.Mean with { Epochs = 3 } },
    };

    [Fact]
    public void What_is_right_has_no_problem()
    {
        Assert.Empty(JobSpecRules.Problems(Specs.Training));
        Assert.Empty(JobSpecRules.Problems(Specs.Mean));
        Assert.Empty(JobSpecRules.Problems(Specs.Mean with { Statistic = null, Inputs = [new("a", Specs.Data with { Columns = [new("age", 0, 1)] })] }));
        Assert.Empty(JobSpecRules.Problems(Specs.Mean with { Dp = new(false) }));
        Assert.All((string[])[Specs.Tiny, Specs.Small, Specs.Large], name => Assert.Empty(JobSpecRules.Problems(Specs.On(name, name))));
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void What_is_wrong_is_named(string said, JobSpec spec) =>
        Assert.Contains(said, Assert.Single(JobSpecRules.Problems(spec)));

    [Fact]
    public void All_problems_are_named_at_once() =>
        Assert.Equal(4, JobSpecRules.Problems(Specs.Training with { Epochs = 0, LearningRate = 0, Seed = -1, Dp = new(true) }).Count);

    private static JobSpec Renamed(string name) => Described(name, Specs.Data);

    private static JobSpec With(DataDescription data) => Specs.Mean with { Inputs = [new("a", data)] };

    private static JobSpec Described(string name, DataDescription? data) => Specs.Mean with { Inputs = [new(name, data)] };
}
