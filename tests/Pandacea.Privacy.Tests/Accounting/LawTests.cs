using CsCheck;

namespace Pandacea.Privacy.Tests.Accounting;

/// <summary>Laws that hold whatever the numbers are. 1,000 cases each; raise it with the variable CsCheck_Iter.</summary>
public sealed class LawTests
{
    private const long Cases = 1000;
    private const double Apart = 1.0001;

    // The laws hold order by order, so a few of each sort are enough.
    private static readonly double[] Orders = [1.1, 1.5, 1.9, 2.5, 3.3, 4.7, 6.1, 8.9, 10.9, 2, 3, 5, 8, 13, 21, 34, 63, 128, 512];

    private static readonly Gen<double> Rates = Gen.Double[-14, -0.01].Select(Math.Exp);
    private static readonly Gen<double> Noises = Gen.Double[-0.7, 3].Select(Math.Exp);
    private static readonly Gen<double> Deltas = Gen.Double[-25, -1].Select(Math.Exp);
    private static readonly Gen<long> Steps = Gen.Long[1, 100_000];
    private static readonly Gen<PrivacyEvent> Events = Gen.OneOf<PrivacyEvent>(
        Gen.Select(Rates, Noises, PrivacyEvent (rate, noise) => new SampledGaussianEvent(rate, noise)),
        Noises.Select(PrivacyEvent (noise) => new GaussianEvent(noise)),
        Noises.Select(PrivacyEvent (noise) => new LaplaceEvent(noise)));

    [Fact]
    public void More_steps_never_cost_less() =>
        Gen.Select(Events, Steps, Steps, Deltas).Sample(
            (each, some, more, delta) => Epsilon(delta, (each, some)) <= Epsilon(delta, (each, some + more)), iter: Cases);

    [Fact]
    public void A_larger_sample_never_costs_less() =>
        Gen.Select(Rates, Gen.Double[Apart, 3], Noises, Steps, Deltas).Sample(
            (rate, factor, noise, steps, delta) =>
                Epsilon(delta, (new SampledGaussianEvent(rate, noise), steps)) <= Epsilon(delta, (new SampledGaussianEvent(Math.Min(1, rate * factor), noise), steps)),
            iter: Cases);

    [Fact]
    public void Less_noise_never_costs_less() =>
        Gen.Select(Rates, Noises, Gen.Double[Apart, 3], Steps, Deltas).Sample(
            (rate, noise, factor, steps, delta) =>
                Epsilon(delta, (new SampledGaussianEvent(rate, noise * factor), steps)) <= Epsilon(delta, (new SampledGaussianEvent(rate, noise), steps))
                && Epsilon(delta, (new LaplaceEvent(noise * factor), steps)) <= Epsilon(delta, (new LaplaceEvent(noise), steps)),
            iter: Cases);

    [Fact]
    public void A_smaller_delta_never_costs_less() =>
        Gen.Select(Events, Steps, Deltas, Gen.Double[Apart, 100]).Sample(
            (each, steps, delta, factor) => Epsilon(delta, (each, steps)) <= Epsilon(delta / factor, (each, steps)), iter: Cases);

    [Fact]
    public void The_order_of_composition_leaves_no_trace() =>
        Gen.Select(Gen.Select(Events, Steps).Array[2, 6], Deltas).Sample(
            (composed, delta) => Epsilon(delta, composed) == Epsilon(delta, [.. composed.Reverse()]), iter: Cases);

    [Fact]
    public void Composing_piece_by_piece_is_the_same() =>
        Gen.Select(Events, Steps, Steps, Deltas).Sample(
            (each, some, more, delta) => Epsilon(delta, (each, some), (each, more)) == Epsilon(delta, (each, some + more)), iter: Cases);

    [Fact]
    public void A_sample_of_everybody_is_the_Gaussian_mechanism() =>
        Gen.Select(Noises, Steps, Deltas).Sample(
            (noise, steps, delta) => Epsilon(delta, (new SampledGaussianEvent(1, noise), steps)) == Epsilon(delta, (new GaussianEvent(noise), steps)), iter: Cases);

    [Fact]
    public void A_sample_of_nearly_everybody_is_nearly_the_Gaussian_mechanism() =>
        Gen.Select(Noises, Steps, Deltas).Sample(
            (noise, steps, delta) => Math.Abs((Epsilon(delta, (new SampledGaussianEvent(1 - 1e-12, noise), steps)) / Epsilon(delta, (new GaussianEvent(noise), steps))) - 1) < 1e-6
                || Epsilon(delta, (new GaussianEvent(noise), steps)) < 1e-3,
            iter: Cases);

    [Fact]
    public void The_whole_orders_lie_on_the_curve_of_the_broken_ones() =>
        Gen.Select(Rates, Noises, Gen.Int[2, 40]).Sample(
            (rate, noise, order) =>
            {
                var bounds = new SampledGaussianEvent(rate, noise).RenyiDivergences([order - 1e-9, order, order + 1e-9]);
                return bounds[0] <= bounds[1] * (1 + 1e-12) && bounds[1] <= bounds[2] * (1 + 1e-12) && bounds[2] - bounds[0] < 1e-5 * bounds[1];
            },
            iter: Cases);

    [Fact]
    public void Nobody_sampled_costs_nothing() =>
        Noises.Sample(noise => Epsilon(1e-9, (new SampledGaussianEvent(0, noise), long.MaxValue)) == 0, iter: Cases);

    private static double Epsilon(double delta, params (PrivacyEvent Event, long Count)[] composed)
    {
        var accountant = new RenyiAccountant(Orders);
        foreach (var (each, count) in composed)
        {
            accountant.Compose(each, count);
        }

        return accountant.Guarantee(delta).Epsilon;
    }
}
