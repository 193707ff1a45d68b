using Pandacea.Compute.Tests.Support;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Training;

/// <summary>One run of what bench/Pandacea.Bench.Compute measures in many.</summary>
public sealed class PublicSizeTests
{
    private const string Large = "builtin/logistic-50000x20";

    [Theory]
    [InlineData(1, 0.01)]
    [InlineData(0.1, 0.03)]
    public void Privacy_costs_little_accuracy(double epsilon, double most)
    {
        var plain = Accuracy(new(false));
        Assert.InRange(plain, 0.9, 1);
        Assert.InRange(Accuracy(new(true, epsilon)), plain - most, 1);
    }

    [Fact]
    public void A_model_that_learned_nothing_would_be_noticed() => Assert.InRange(Accuracy(new(true, 0.01)), 0, 0.89);

    [Fact]
    public void Where_delta_alone_would_pay_for_the_training_it_is_refused()
    {
        Assert.Contains("dp.epsilon must be from 0.01", Assert.Throws<InvalidOperationException>(() => Train(new(true, 0.001))).Message);
        Assert.Contains("nothing could be charged", Assert.Throws<InvalidOperationException>(() => Train(new(true, 1, NoiseMultiplier: 1 << 24))).Message);
    }

    private static double Accuracy(DpSettings dp) => Train(dp).Accuracy!.Value;

    private static Artifact Train(DpSettings dp) =>
        LocalJob.Run(Offers.Of(new(ComputeTasks.LogisticRegression, [new(Large)], dp) { Epochs = 10 }, key: 7), ".", CancellationToken.None);
}
