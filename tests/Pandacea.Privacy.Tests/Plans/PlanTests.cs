namespace Pandacea.Privacy.Tests.Plans;

public sealed class PlanTests
{
    [Theory]
    [InlineData(50_000, 500, 10, 1.0)]
    [InlineData(50_000, 5000, 10, 0.1)]
    [InlineData(1000, 1000, 5, 0.5)]
    [InlineData(100, 7, 1, 8.0)]
    public void A_training_spends_nearly_all_that_it_may_and_no_more(long rows, int batch, int epochs, double epsilon)
    {
        var plan = SgdPlan.Create(rows, batch, epochs, epsilon, null, null);
        Assert.InRange(plan.Epsilon, epsilon * 0.999, epsilon);
        Assert.True(Spent(plan.SamplingRate, plan.NoiseMultiplier - 1e-5, plan.Steps, plan.Delta) > epsilon);
        Assert.True(Spent(plan.SamplingRate, plan.NoiseMultiplier, plan.Steps, plan.Delta) <= plan.Epsilon);
        Assert.Equal(epochs * (int)Math.Ceiling(rows / (double)batch), plan.Steps);
    }

    [Fact]
    public void A_plan_with_noise_of_ones_own_spends_what_that_costs()
    {
        var plan = SgdPlan.Create(60_000, 256, 60, 3, 1e-5, 1.1);
        Assert.Equal(1.1, plan.NoiseMultiplier);
        Assert.Equal(14_100, plan.Steps);
        Assert.InRange(plan.Epsilon, Spent(256 / 60_000.0, 1.1, 14_100, 1e-5), 2.61);
    }

    [Fact]
    public void The_sampling_rate_of_the_account_is_not_below_the_samplers() =>
        Assert.True(Math.FusedMultiplyAdd(SgdPlan.Create(3, 1, 1, 1, 0.1, null).SamplingRate, 3, -1) >= 0);

    [Fact]
    public void All_problems_are_named_at_once()
    {
        var error = Assert.Throws<PrivacyPlanException>(() => SgdPlan.Create(10, 11, 0, -1, 0.5, 0.01));
        Assert.Equal(["batch_size", "epochs", "epsilon", "delta", "noise_multiplier"], error.Problems.Select(problem => problem.Split(' ')[0]));
    }

    [Fact]
    public void Too_little_noise_for_the_epsilon_is_refused_with_what_it_would_cost()
    {
        var error = Assert.Throws<PrivacyPlanException>(() => SgdPlan.Create(60_000, 256, 60, 1, 1e-5, 1.1));
        Assert.StartsWith("epsilon is 1 but with this noise_multiplier 2.6", Assert.Single(error.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1.0)]
    [InlineData(2, 0.5)]
    [InlineData(2, 0.01)]
    public void Laplace_noise_is_as_large_as_the_releases_need(int releases, double epsilon)
    {
        var plan = StatisticPlan.Create(NoiseKind.Laplace, releases, 1000, epsilon, null, null);
        Assert.Equal(releases / epsilon, plan.NoiseMultiplier, 2e-6);
        Assert.InRange(plan.Epsilon, epsilon * 0.999999, epsilon);
        Assert.Equal(0, plan.Delta);
    }

    [Fact]
    public void Gaussian_noise_is_accounted_for_at_its_delta()
    {
        var plan = StatisticPlan.Create(NoiseKind.Gaussian, 1, 100, 1, 1e-6, null);
        Assert.Equal(4.530877117, plan.NoiseMultiplier, 0.01);
        Assert.Equal(1e-6, plan.Delta);
    }

    [Theory]
    [InlineData(100, 1e-5)]
    [InlineData(1_000_000, 5e-7)]
    public void Without_a_delta_it_is_small_for_the_number_of_records(long rows, double delta) =>
        Assert.Equal(delta, StatisticPlan.Create(NoiseKind.Gaussian, 1, rows, 1, null, null).Delta);

    [Fact]
    public void An_epsilon_that_no_noise_reaches_is_refused() =>
        Assert.Contains("no amount of noise", Assert.Throws<PrivacyPlanException>(() => StatisticPlan.Create(NoiseKind.Laplace, 1, 10, 1e-9, null, null)).Message);

    [Theory]
    [InlineData(1e-300, null)]
    [InlineData(1e-4, null)]
    [InlineData(1.0, 16_777_216.0)]
    public void A_plan_of_which_delta_would_cover_everything_is_refused(double epsilon, double? noise)
    {
        Assert.Contains("nothing could be charged", Assert.Throws<PrivacyPlanException>(() => SgdPlan.Create(1000, 100, 10, epsilon, null, noise)).Message);
        Assert.Contains("nothing could be charged", Assert.Throws<PrivacyPlanException>(() => StatisticPlan.Create(NoiseKind.Gaussian, 1, 1000, epsilon, null, noise)).Message);
    }

    private static double Spent(double rate, double noise, long steps, double delta)
    {
        var accountant = new RenyiAccountant();
        accountant.Compose(new SampledGaussianEvent(rate, noise), steps);
        return accountant.Guarantee(delta).Epsilon;
    }
}
