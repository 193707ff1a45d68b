namespace Pandacea.Privacy.Tests.Accounting;

public sealed class ExactnessTests
{
    [Fact]
    public void Each_divergence_is_at_or_above_the_exact_one_by_less_than_1e_12()
    {
        Assert.True(Vectors.Steps.Count > 600);
        foreach (var step in Vectors.Steps)
        {
            var bound = Assert.Single(new SampledGaussianEvent(step.Rate, step.Noise).RenyiDivergences([step.Order]));
            Vectors.IsTightBound(step.Divergence, bound, step.ToString());
        }
    }

    [Fact]
    public void Each_epsilon_is_at_or_above_the_exact_one_by_less_than_1e_12()
    {
        foreach (var whole in Vectors.Epsilons)
        {
            var guarantee = Guarantee(whole.Rate, whole.Noise, whole.Steps, whole.Delta);
            Vectors.IsTightBound(whole.Epsilon, guarantee.Epsilon, whole.ToString());
            Assert.Equal(whole.Order, guarantee.Order);
        }
    }

    [Fact]
    public void Whole_orders_alone_are_as_exact()
    {
        var orders = Enumerable.Range(2, 255).Select(order => (double)order).ToList();
        foreach (var whole in Vectors.Epsilons)
        {
            Vectors.IsTightBound(whole.EpsilonOfWholeOrders, Guarantee(whole.Rate, whole.Noise, whole.Steps, whole.Delta, orders).Epsilon, whole.ToString());
        }
    }

    [Fact]
    public void Each_divergence_of_Laplace_noise_is_at_or_above_the_exact_one_by_less_than_1e_12()
    {
        foreach (var step in Vectors.Laplace)
        {
            Vectors.IsTightBound(step.Divergence, Assert.Single(new LaplaceEvent(step.Noise).RenyiDivergences([step.Order])), step.ToString());
        }
    }

    private static PrivacyGuarantee Guarantee(double rate, double noise, long steps, double delta, IReadOnlyList<double>? orders = null)
    {
        var accountant = new RenyiAccountant(orders);
        accountant.Compose(new SampledGaussianEvent(rate, noise), steps);
        return accountant.Guarantee(delta);
    }
}
