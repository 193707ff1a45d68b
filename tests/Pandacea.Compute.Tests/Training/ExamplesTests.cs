using Pandacea.Compute.Data;
using Pandacea.Compute.Training;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Training;

public sealed class ExamplesTests
{
    private static readonly ColumnBounds[] Bounds = [new("age", 20, 60)];

    [Fact]
    public void Values_are_scaled_cut_off_and_blank_where_they_are_missing()
    {
        var table = new Table(6, [[20, 60, 40, 1e9, -1e9, double.NaN], [0, 1, 0, 1, 0, 1]]);
        var examples = Examples.From([table], Bounds, [.. Enumerable.Repeat(true, 6)]);
        Assert.Equal([-1, 1, 0, 1, -1, 0], examples.Features[0]);
        Assert.Equal([1, 1, 1, 1, 1, 1], examples.Features[1]);
        Assert.Equal([0, 1, 0, 1, 0, 1], examples.Labels);
    }

    [Fact]
    public void Several_tables_are_taken_as_one()
    {
        var one = new Table(2, [[20, 30], [0, 1]]);
        var other = new Table(2, [[40, 60], [1, 0]]);
        var examples = Examples.From([one, other], Bounds, [false, true, false, true]);
        Assert.Equal([-0.5, 1], examples.Features[0]);
        Assert.Equal([1, 0], examples.Labels);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(double.NaN)]
    public void A_label_that_is_none_fails_the_job_without_saying_which(double label)
    {
        var error = Assert.Throws<JobFailedException>(() => Examples.From([new(1, [[20], [label]])], Bounds, [true]));
        Assert.Equal(ComputeErrorCodes.InvalidData, error.Failure.Code);
        Assert.False(error.Failure.Retryable);
    }

    [Fact]
    public void Exactly_so_many_are_held_out_by_the_seed_alone()
    {
        var shape = new JobShape(1_000, 900, 90, 1, 1, false);
        Assert.All(Enumerable.Range(0, 20), seed => Assert.Equal(100, HeldOut.Choose(shape, seed).Count(held => held)));
        Assert.Equal(HeldOut.Choose(shape, 3), HeldOut.Choose(shape, 3));
        Assert.NotEqual(HeldOut.Choose(shape, 3), HeldOut.Choose(shape, 4));
        Assert.Equal(0, HeldOut.Choose(new(9, 9, 1, 1, 1, false), 0).Count(held => held));
    }

    [Fact]
    public void Each_record_is_held_out_as_often_as_any_other()
    {
        var counts = new int[10];
        for (var seed = 0; seed < 2_000; seed++)
        {
            counts[Array.IndexOf(HeldOut.Choose(new(10, 9, 1, 1, 1, false), seed), true)]++;
        }

        Assert.All(counts, count => Assert.InRange(count, 140, 260));
    }
}
