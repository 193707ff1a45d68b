using System.Globalization;
using System.Text.Json;
using Pandacea.Compute.Tests.Support;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Tests.Statistics;

public sealed class FederatedStatisticTests : IDisposable
{
    private static readonly ColumnBounds[] Columns = [new("age", 0, 100)];
    private static readonly double[] Ages = [.. Enumerable.Range(0, 1_000).Select(i => (double)(i % 120))];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_noise_it_is_what_it_says()
    {
        Assert.Equal(Ages.Average(age => Math.Min(age, 100)), Value(ComputeTasks.Mean, null), 1e-9);
        Assert.Equal(Ages.Count(age => age <= 100), Value(ComputeTasks.Count, null));
        Assert.Equal(Ages.Sum(age => Math.Min(age, 100)), Value(ComputeTasks.Sum, null), 1e-6);
        Assert.Equal(
            Enumerable.Range(0, 10).Select(bin => (double)Ages.Count(age => Math.Min((int)(age / 10), 9) == bin)),
            Model(ComputeTasks.Histogram, null).GetProperty("counts").EnumerateArray().Select(count => count.GetDouble()));
    }

    [Theory]
    [InlineData(ComputeTasks.Mean, 3)]
    [InlineData(ComputeTasks.Count, 30)]
    [InlineData(ComputeTasks.Sum, 3_000)]
    public void With_noise_it_is_near_that_and_never_the_same(string task, double near)
    {
        var exact = Value(task, null);
        var noisy = Enumerable.Range(1, 8).Select(key => Value(task, 1, key)).ToArray();
        Assert.All(noisy, value => Assert.InRange(value, exact - near, exact + near));
        Assert.Equal(8, noisy.Distinct().Count());
    }

    [Fact]
    public void The_noise_has_the_scale_that_the_plan_says()
    {
        var errors = Enumerable.Range(1, 400).Select(key => Math.Abs(Value(ComputeTasks.Sum, 1, key) - Ages.Sum(age => Math.Min(age, 100)))).ToArray();

        // Laplace: the mean of the absolute value is the scale, here the bound over epsilon.
        Assert.InRange(errors.Average(), 80, 120);
    }

    [Fact]
    public void Over_several_inputs_it_takes_them_as_one()
    {
        var (one, other) = (Csv(Ages[..300]), Csv(Ages[300..]));
        _folder.Write("one.csv", one);
        _folder.Write("other.csv", other);
        var spec = new JobSpec(
            ComputeTasks.Mean,
            [new("one", Offers.Describe(one, 300, Columns)), new("other", Offers.Describe(other, 700, Columns))],
            new(false));
        var artifact = Run(spec, 1);
        Assert.Equal(Value(ComputeTasks.Mean, null), artifact.Model.GetProperty("value").GetDouble(), 1e-9);
        Assert.Equal((1_000, "one,other"), (artifact.N, artifact.Dataset));
    }

    [Fact]
    public void What_is_missing_does_not_count()
    {
        const string Text = "age,x\n10,1\n,1\n20,1\n";
        _folder.Write("people.csv", Text);
        var spec = Offers.Statistic(ComputeTasks.Mean, Offers.Describe(Text, 3, Columns), "age", null);
        Assert.Equal((15, 2), Run(spec, 1).Model is var model ? (model.GetProperty("value").GetDouble(), model.GetProperty("count").GetDouble()) : default);
    }

    [Fact]
    public void Gaussian_noise_names_its_delta_and_Laplace_has_none()
    {
        var laplace = Artifact(ComputeTasks.Count, 1, 1, NoiseNames.Laplace);
        var gaussian = Artifact(ComputeTasks.Count, 1, 1, NoiseNames.Gaussian);
        Assert.Null(laplace.Dp.Delta);
        Assert.Equal(1e-5, gaussian.Dp.Delta);
        Assert.InRange(gaussian.Epsilon!.Value, 0.9, 1);
        Assert.Equal(1, laplace.Epsilon!.Value, 1e-5);
    }

    private double Value(string task, double? epsilon, int key = 1) => Model(task, epsilon, key).GetProperty("value").GetDouble();

    private JsonElement Model(string task, double? epsilon, int key = 1) => Artifact(task, epsilon, key, null).Model;

    private Artifact Artifact(string task, double? epsilon, int key, string? noise)
    {
        var text = Csv(Ages);
        _folder.Write("people.csv", text);
        var spec = Offers.Statistic(task, Offers.Describe(text, Ages.Length, Columns), "age", epsilon);
        return Run(spec with { Statistic = spec.Statistic! with { Noise = noise } }, key);
    }

    private Artifact Run(JobSpec spec, int key) => LocalJob.Run(Offers.Of(spec, key: key), _folder.Path, CancellationToken.None);

    private static string Csv(double[] ages) => "age\n" + string.Join("\n", ages.Select(age => age.ToString(CultureInfo.InvariantCulture))) + "\n";
}
