using Pandacea.Protocol.Compute;

namespace Pandacea.Protocol.Tests.Compute;

public sealed class JobShapeTests
{
    [Fact]
    public void A_training_holds_out_a_tenth_and_learns_from_the_rest() =>
        Assert.Equal(new JobShape(50_000, 45_000, 4_500, 10, 1, false), JobShape.Of(Specs.On(Specs.Large)));

    [Fact]
    public void Several_inputs_count_as_one() =>
        Assert.Equal(new JobShape(600, 540, 54, 10, 1, false), JobShape.Of(Specs.On(Specs.Tiny, Specs.Tiny, Specs.Tiny)));

    [Fact]
    public void What_is_chosen_wins() =>
        Assert.Equal(new JobShape(1_000, 900, 30, 3, 1, false), JobShape.Of(Specs.Training with { BatchSize = 30, Epochs = 3 }));

    [Fact]
    public void A_statistic_takes_all_records_and_a_mean_releases_two_values()
    {
        Assert.Equal((1_000, 1_000, 0, 2, false), Of(Specs.Mean));
        Assert.Equal((1_000, 1_000, 0, 1, true), Of(Specs.Mean with { Task = ComputeTasks.Sum, Statistic = new("age", Noise: NoiseNames.Gaussian) }));

        static (long, long, long, int, bool) Of(JobSpec spec)
        {
            var shape = JobShape.Of(spec);
            return (shape.Rows, shape.Trained, shape.HeldOut, shape.Releases, shape.Gaussian);
        }
    }

    [Fact]
    public void Of_too_few_records_none_is_held_out() =>
        Assert.Equal((9, 0, 1), JobShape.Of(Specs.Training with { Inputs = [new("a", Specs.Data with { Rows = 9 })] }) is var shape ? (shape.Trained, shape.HeldOut, shape.BatchSize) : default);
}
