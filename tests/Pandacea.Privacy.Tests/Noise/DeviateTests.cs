using Pandacea.Privacy.Tests.Support;

namespace Pandacea.Privacy.Tests.Noise;

/// <summary>The deviates follow their distributions. Fixed keys: what passes once passes always.</summary>
public sealed class DeviateTests
{
    private const int Draws = 200_000;
    private const double Scale = 1L << NoiseGrid.Bits;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gaussian_noise_is_normal(long index) =>
        Assert.InRange(Distance.Kolmogorov(Draw(NoiseKind.Gaussian, index), Gauss.Below), 0, 1.95);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Laplace_noise_is_Laplacian(long index) =>
        Assert.InRange(Distance.Kolmogorov(Draw(NoiseKind.Laplace, index), x => x < 0 ? Math.Exp(x) / 2 : 1 - (Math.Exp(-x) / 2)), 0, 1.95);

    [Theory]
    [InlineData(NoiseKind.Gaussian, 1, 3)]
    [InlineData(NoiseKind.Laplace, 2, 24)]
    public void Second_and_fourth_moments(NoiseKind kind, double second, double fourth)
    {
        var drawn = Draw(kind, 4);
        Assert.Equal(0, drawn.Average(), 0.02);
        Assert.Equal(second, drawn.Average(x => x * x), second * 0.02);
        Assert.Equal(fourth, drawn.Average(x => x * x * x * x), fourth * 0.1);
    }

    [Fact]
    public void The_tails_are_there()
    {
        var beyond = Draw(NoiseKind.Gaussian, 5).LongCount(x => Math.Abs(x) > 3);
        Assert.InRange(Distance.Deviations(beyond, Draws, 2 * Gauss.Below(-3)), -4, 4);
    }

    [Fact]
    public void The_lowest_bits_are_as_random_as_the_highest()
    {
        using var stream = Keys.Stream(6);
        var odd = Enumerable.Range(0, Draws).LongCount(_ => (NoiseGrid.Draw(NoiseKind.Gaussian, stream) & 1) == 1);
        Assert.InRange(Distance.Deviations(odd, Draws, 0.5), -4, 4);
    }

    [Fact]
    public void One_deviate_says_nothing_about_the_next()
    {
        var drawn = Draw(NoiseKind.Gaussian, 7);
        var products = drawn.Zip(drawn.Skip(1), (left, right) => left * right).Average();
        Assert.InRange(products * Math.Sqrt(Draws), -4, 4);
    }

    // Rounded towards 0, the answer next to the exact one would be twice as likely as any other and give it away.
    [Theory]
    [InlineData(NoiseKind.Gaussian)]
    [InlineData(NoiseKind.Laplace)]
    public void No_step_of_the_grid_is_likelier_than_its_neighbours(NoiseKind kind)
    {
        using var stream = Keys.Stream(8);
        var counts = new Dictionary<long, long>();
        for (var i = 0; i < Draws; i++)
        {
            var step = kind == NoiseKind.Gaussian ? ExactDeviates.Normal(stream, 2) : ExactDeviates.Laplace(stream, 2);
            counts[step] = counts.GetValueOrDefault(step) + 1;
        }

        double Share(double from) => kind == NoiseKind.Gaussian ? Gauss.Below(from + 0.25) - Gauss.Below(from) : (Math.Exp(-Math.Abs(from < 0 ? from + 0.25 : from)) - Math.Exp(-Math.Abs(from < 0 ? from : from + 0.25))) / 2;
        Assert.All(Enumerable.Range(-8, 16), step => Assert.InRange(Distance.Deviations(counts[step], Draws, Share(step / 4.0)), -4, 4));
    }

    private static double[] Draw(NoiseKind kind, long index)
    {
        using var stream = Keys.Stream(index);
        return [.. Enumerable.Range(0, Draws).Select(_ => NoiseGrid.Draw(kind, stream) / Scale)];
    }
}
