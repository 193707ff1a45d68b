using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Shape;

public sealed class FileSizeTests
{
    private static IEnumerable<FileSize> Sources => Repository.Sources.Select(file => new FileSize(file, File.ReadLines(Repository.PathOf(file)).Count()));

    [Fact]
    public void No_source_file_is_too_long() => Breaches.None(FileSize.TooLong(Sources).Select(file => $"{file.File}: {file.Lines} lines"));

    [Fact]
    public void The_median_source_file_is_short() => Assert.True(FileSize.Median(Sources) < FileSize.MedianBelow, $"median {FileSize.Median(Sources)}");

    [Fact]
    public void The_rule_catches_a_file_one_line_too_long() =>
        Assert.Equal(["b.cs"], FileSize.TooLong([new("a.cs", 300), new("b.cs", 301)]).Select(file => file.File));

    [Theory]
    [InlineData(new[] { 10, 90, 59 }, 59)]
    [InlineData(new[] { 10, 50, 70, 400 }, 60)]
    public void The_median_is_the_middle(int[] lines, double expected) =>
        Assert.Equal(expected, FileSize.Median(lines.Select(count => new FileSize("x.cs", count))));
}
