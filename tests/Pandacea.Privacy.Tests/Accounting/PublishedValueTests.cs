namespace Pandacea.Privacy.Tests.Accounting;

/// <summary>Values that other accountants, and tables, give.</summary>
public sealed class PublishedValueTests
{
    private static readonly double[] OpacusOrders = [.. Enumerable.Range(1, 99).Select(tenth => 1 + (tenth / 10.0)), .. Enumerable.Range(12, 52).Select(order => (double)order)];
    private static readonly double[] WholeOrders = [.. Enumerable.Range(2, 255).Select(order => (double)order)];

    [Theory]
    [InlineData(0.04, 1.5, 2250, 1e-5, 3.9, 7.32911117148417)]
    [InlineData(0.01, 1.0, 1000, 1e-5, 7.8, 2.1013652716484)]
    [InlineData(0.01, 1.1, 10_000, 1e-5, 4.7, 5.6319923686818)]
    [InlineData(256 / 60_000.0, 1.1, 14_040, 1e-5, 8.1, 2.59436335494567)]
    [InlineData(0.001, 1.0, 10_000, 1e-6, 13, 0.979541625510584)]
    [InlineData(0.02, 4.0, 5000, 1e-5, 13, 1.51616418150516)]
    public void Epsilons_of_broken_and_whole_orders(double rate, double noise, long steps, double delta, double order, double exact)
    {
        foreach (var orders in (IReadOnlyList<double>[])[OpacusOrders, RenyiOrders.Default])
        {
            var guarantee = Guarantee(orders, delta, (new SampledGaussianEvent(rate, noise), steps));
            Assert.Equal(order, guarantee.Order);
            AssertRelative(exact, guarantee.Epsilon, 1e-12);
        }
    }

    [Theory]
    [InlineData(256 / 60_000.0, 1.1, 14_040, 1e-5, 8, 2.59481767523569)]
    [InlineData(0.01, 1.0, 1000, 1e-5, 8, 2.10775307545157)]
    [InlineData(0.01, 1.1, 10_000, 1e-5, 5, 5.65430800014949)]
    [InlineData(0.04, 1.5, 2250, 1e-5, 4, 7.32987677383467)]
    [InlineData(0.001, 1.0, 10_000, 1e-6, 13, 0.979541625510584)]
    [InlineData(0.02, 4.0, 5000, 1e-5, 13, 1.51616418150516)]
    public void Epsilons_of_whole_orders_alone(double rate, double noise, long steps, double delta, double order, double exact)
    {
        var guarantee = Guarantee(WholeOrders, delta, (new SampledGaussianEvent(rate, noise), steps));
        Assert.Equal(order, guarantee.Order);
        AssertRelative(exact, guarantee.Epsilon, 1e-12);
    }

    [Theory]
    [InlineData(0.01, 1.0, new[] { 1.25, 1.5, 2, 3, 8, 16, 32, 64, 256 }, new[] { 0.000105398005098176, 0.000127253743327450, 0.000171813422074548, 0.000264637574584661, 0.000893643907606032, 3.087850783696245, 11.2462759370480689, 27.32173187455178, 123.37677032308648 })]
    [InlineData(0.04, 1.5, new[] { 2, 3, 3.9, 8, 32 }, new[] { 0.000894996966873739, 0.00137687239217037, 0.00183320219958386, 0.00427158452673743, 3.78842631431153 })]
    [InlineData(256 / 60_000.0, 1.1, new[] { 2, 2.5, 8, 16, 32, 64 }, new[] { 2.33957760099491625e-5, 2.93580702818079e-5, 9.83410617799260e-5, 0.7918914327818952, 7.59018834621010884, 20.90274077918983 })]
    public void Divergences_of_one_step(double rate, double noise, double[] orders, double[] exact)
    {
        var bounds = new SampledGaussianEvent(rate, noise).RenyiDivergences(orders);
        Assert.All(exact.Zip(bounds), pair => AssertRelative(pair.First, pair.Second, 1e-12));
    }

    [Theory]
    [InlineData(10, 100)]
    [InlineData(1, 1)]
    public void Without_sampling(double noise, long steps) =>
        AssertRelative(4.728507067218, Guarantee(OpacusOrders, 1e-5, (new SampledGaussianEvent(1, noise), steps)).Epsilon, 1e-12);

    [Fact]
    public void Two_mechanisms_one_after_the_other()
    {
        var guarantee = Guarantee([.. Enumerable.Range(2, 31).Select(order => (double)order)], 1e-5, (new SampledGaussianEvent(1e-5, 1), 10), (new SampledGaussianEvent(1e-4, 3), 4));
        Assert.Equal(23, guarantee.Order);
        Assert.Equal(0.336, guarantee.Epsilon, 0.001);
    }

    [Fact]
    public void One_Gaussian_release() =>
        Assert.Equal(1, Guarantee(RenyiOrders.Default, 1e-6, (new GaussianEvent(4.530877117), 1)).Epsilon, 1e-3);

    [Theory]
    [InlineData(2250, 1.416)]
    [InlineData(2000, 1.3562)]
    public void Noise_for_an_epsilon_of_8(long steps, double published)
    {
        var noise = NoiseCalibration.LeastNoise(8, 1e-5, 0.5, (accountant, noise) => accountant.Compose(new SampledGaussianEvent(0.04, noise), steps))!.Value;
        Assert.Equal(published, noise, 0.005);
    }

    /// <summary>Tight values by numerical composition, delta 1e-6 (microsoft/prv_accountant, as Opacus tests them): no Renyi epsilon may be below one.</summary>
    [Theory]
    [InlineData(0.8, 0.001, 100, 0.270403364058)]
    [InlineData(0.8, 0.05, 100, 6.741051939414)]
    [InlineData(0.8, 0.2, 100, 24.333664177923)]
    [InlineData(0.8, 0.001, 1000, 0.477771266185)]
    [InlineData(0.8, 0.05, 1000, 19.525842805384)]
    [InlineData(0.8, 0.001, 20_000, 1.296009257570)]
    [InlineData(0.8, 0.001, 50_000, 2.034514807716)]
    [InlineData(1.5, 0.05, 100, 1.953853135684)]
    [InlineData(1.5, 0.2, 100, 8.498977859122)]
    [InlineData(1.5, 0.05, 1000, 6.209969246577)]
    [InlineData(1.5, 0.001, 20_000, 0.437005108655)]
    [InlineData(1.5, 0.05, 20_000, 38.306617914087)]
    [InlineData(1.5, 0.001, 50_000, 0.704218384556)]
    [InlineData(1.5, 0.05, 50_000, 73.190176723826)]
    [InlineData(2.0, 0.05, 100, 1.283637379625)]
    [InlineData(2.0, 0.2, 100, 5.672055608824)]
    [InlineData(2.0, 0.05, 1000, 4.172799866689)]
    [InlineData(2.0, 0.001, 20_000, 0.305837939762)]
    [InlineData(2.0, 0.05, 20_000, 24.421718570323)]
    [InlineData(2.0, 0.001, 50_000, 0.491354910211)]
    [InlineData(2.0, 0.05, 50_000, 45.236995861331)]
    public void Never_below_the_tight_epsilon(double noise, double rate, long steps, double tight)
    {
        var epsilon = Guarantee(RenyiOrders.Default, 1e-6, (new SampledGaussianEvent(rate, noise), steps)).Epsilon;
        Assert.InRange(epsilon, tight, tight * 6);
    }

    [Theory]
    [InlineData(0.01, 1.0, 1.5)]
    [InlineData(0.04, 1.5, 3.9)]
    [InlineData(0.2, 2.0, 7.3)]
    [InlineData(0.5, 4.0, 2.5)]
    [InlineData(0.001, 0.8, 4.7)]
    public void The_signed_series_agrees(double rate, double noise, double order) =>
        AssertRelative(SignedSeries.Divergence(rate, noise, order), new SampledGaussianEvent(rate, noise).RenyiDivergences([order])[0], 1e-9);

    private static PrivacyGuarantee Guarantee(IReadOnlyList<double> orders, double delta, params (PrivacyEvent Event, long Count)[] happened)
    {
        var accountant = new RenyiAccountant(orders);
        foreach (var (each, count) in happened)
        {
            accountant.Compose(each, count);
        }

        return accountant.Guarantee(delta);
    }

    private static void AssertRelative(double expected, double actual, double tolerance) =>
        Assert.True(Math.Abs(actual - expected) <= tolerance * expected, $"{actual:R} is not within {tolerance} of {expected:R}");
}
