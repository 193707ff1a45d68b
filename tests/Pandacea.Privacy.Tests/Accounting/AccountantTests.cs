namespace Pandacea.Privacy.Tests.Accounting;

public sealed class AccountantTests
{
    [Fact]
    public void Nothing_composed_costs_nothing() => Assert.Equal(0, new RenyiAccountant().Guarantee(0).Epsilon);

    [Fact]
    public void Pure_events_need_no_delta()
    {
        var accountant = new RenyiAccountant();
        accountant.Compose(new LaplaceEvent(4), 3);
        var guarantee = accountant.Guarantee(0);
        Assert.InRange(guarantee.Epsilon, 0.75, 0.75 + 1e-14);
        Assert.Null(guarantee.Order);
    }

    [Fact]
    public void Many_pure_events_cost_less_at_a_delta()
    {
        var accountant = new RenyiAccountant();
        accountant.Compose(new LaplaceEvent(100), 1000);
        Assert.Equal(10, accountant.Guarantee(0).Epsilon, 1e-9);
        Assert.InRange(accountant.Guarantee(1e-5).Epsilon, 1, 2.5);
    }

    [Fact]
    public void Gaussian_noise_promises_nothing_without_a_delta()
    {
        var accountant = new RenyiAccountant();
        accountant.Compose(new GaussianEvent(100));
        Assert.Equal(double.PositiveInfinity, accountant.Guarantee(0).Epsilon);
    }

    [Fact]
    public void Divergence_that_delta_covers_costs_nothing()
    {
        var accountant = new RenyiAccountant();
        accountant.Compose(new GaussianEvent(1e6));
        Assert.Equal(new PrivacyGuarantee(0, 1e-3, null), accountant.Guarantee(1e-3));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1)]
    [InlineData(double.NaN)]
    public void A_delta_out_of_range_is_refused(double delta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RenyiAccountant().Guarantee(delta));

    [Fact]
    public void A_negative_count_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new RenyiAccountant().Compose(new GaussianEvent(1), -1));

    [Fact]
    public void Counts_do_not_wrap_around()
    {
        var accountant = new RenyiAccountant();
        accountant.Compose(new GaussianEvent(1), long.MaxValue);
        Assert.Throws<OverflowException>(() => accountant.Compose(new GaussianEvent(1)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Noise_out_of_range_is_refused(double noise)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianEvent(noise));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LaplaceEvent(noise));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledGaussianEvent(0.5, noise));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void A_sampling_rate_out_of_range_is_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledGaussianEvent(rate, 1));

    [Fact]
    public void Orders_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new RenyiAccountant([]));
        Assert.Throws<ArgumentException>(() => new RenyiAccountant([2, 1]));
        Assert.Throws<ArgumentException>(() => new RenyiAccountant([double.NaN]));
    }
}
