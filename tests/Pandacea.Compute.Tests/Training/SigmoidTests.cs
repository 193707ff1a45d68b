using System.Numerics;
using Pandacea.Compute.Training;

namespace Pandacea.Compute.Tests.Training;

public sealed class SigmoidTests
{
    [Fact]
    public void It_is_right_to_the_last_digits_everywhere()
    {
        for (var z = -39.0; z <= 39; z += 1.0 / 128)
        {
            var right = 1 / (1 + Math.Exp(-z));
            Assert.InRange(Sigmoid.Of(new Vector<double>(z))[0] / right, 1 - 1e-14, 1 + 1e-14);
        }
    }

    [Theory]
    [InlineData(double.MaxValue, 1)]
    [InlineData(1e3, 1)]
    [InlineData(-1e3, 0)]
    [InlineData(-double.MaxValue, 0)]
    [InlineData(0, 0.5)]
    public void At_the_ends_it_is_as_good_as_there(double z, double value) => Assert.Equal(value, Sigmoid.Of(new Vector<double>(z))[0], 1e-15);

    [Fact]
    public void Its_bits_are_the_same_on_every_processor() =>
        Assert.Equal(
            [0x3FE1E31DE4553FDF, 0x3FD0F6357C7573D4, 0x3FEFFAFEE4A42446, 0x3E505A62883BEEB6],
            new[] { 0.237, -1.02, 7.4, -18.0 }.Select(z => BitConverter.DoubleToInt64Bits(Sigmoid.Of(new Vector<double>(z))[0])));

    [Fact]
    public void Each_element_is_computed_by_itself()
    {
        var mixed = Sigmoid.Of(Vector.CreateSequence(-3.5, 0.75));
        for (var i = 0; i < Vector<double>.Count; i++)
        {
            Assert.Equal(Sigmoid.Of(new Vector<double>(-3.5 + (0.75 * i)))[0], mixed[i]);
        }
    }
}
