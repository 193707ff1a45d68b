using Pandacea.Compute.Tests.Support;
using Pandacea.Compute.Training;

namespace Pandacea.Compute.Tests.Training;

public sealed class AccuracyTests
{
    [Theory]
    [InlineData(1e-7, true)]
    [InlineData(1.0, false)]
    public void Nothing_is_measured_for_an_epsilon_whose_noise_would_drown_it(double epsilon, bool nothing)
    {
        var examples = Examples.From([new(2, [[0, 1], [0, 1]])], [new("x", 0, 1)], [true, true]);
        Assert.Equal(nothing, Accuracy.Of(examples, [1, 0], epsilon, Offers.Work(Offers.Training).Streams("measuring")) is null);
    }
}
