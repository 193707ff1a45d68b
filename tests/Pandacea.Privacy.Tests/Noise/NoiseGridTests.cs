using CsCheck;
using Pandacea.Privacy.Tests.Support;

namespace Pandacea.Privacy.Tests.Noise;

public sealed class NoiseGridTests
{
    private static readonly Gen<double> Multipliers = Gen.Double[-4, 10].Select(Math.Exp);

    [Fact]
    public void No_record_contributes_more_than_the_sensitivity() =>
        Gen.Select(Gen.Double[-10, 10].Select(Math.Exp), Multipliers, Gen.Double[-100, 100]).Sample((sensitivity, multiplier, value) =>
        {
            var grid = new NoiseGrid(NoiseKind.Laplace, sensitivity, multiplier);
            return Math.Abs(grid.Units(value)) <= grid.MostUnits && (decimal)grid.MostUnits * (decimal)multiplier <= 1L << NoiseGrid.Bits;
        });

    [Fact]
    public void What_is_within_the_sensitivity_is_kept_to_one_unit() =>
        Gen.Select(Multipliers, Gen.Double[-1, 1]).Sample((multiplier, value) =>
        {
            var grid = new NoiseGrid(NoiseKind.Gaussian, 1, multiplier);
            return Math.Abs((grid.Units(value) * grid.Unit) - value) <= 2 * grid.Unit;
        });

    [Fact]
    public void A_release_is_the_value_and_noise_of_the_scale()
    {
        const int Draws = 20_000;
        using var stream = Keys.Stream();
        var grid = new NoiseGrid(NoiseKind.Gaussian, 2, 3);
        var errors = Enumerable.Range(0, Draws).Select(_ => grid.Release(grid.Units(1.5), stream) - 1.5).ToList();
        Assert.Equal(0, errors.Average(), 0.2);
        Assert.Equal(6, Math.Sqrt(errors.Average(error => error * error)), 0.1);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(double.PositiveInfinity, 1)]
    [InlineData(1, 0)]
    [InlineData(1, double.NaN)]
    [InlineData(1, 1e9)]
    public void Out_of_range_is_refused(double sensitivity, double multiplier) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new NoiseGrid(NoiseKind.Laplace, sensitivity, multiplier));
}
