using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Tests.Catalog;

public sealed class FaultCatalogTests
{
    [Fact]
    public void EveryFaultCanBeMadeFromValidAttributesAndSaysWhatItDoes() => Assert.All(FaultRegistry.Entries, entry =>
    {
        var attributes = entry.Description.Attributes.Where(each => each.Required).ToDictionary(each => each.Name, each => $"{each.Min}");
        Assert.Empty(FaultCatalog.Check(entry.Description.Name, attributes));
        Assert.NotNull(entry.Create(new FaultSettings(entry.Description, attributes)));
        Assert.NotEmpty(entry.Description.Summary);
        Assert.All(entry.Description.Attributes, each => Assert.NotEmpty(each.Summary));
    });

    [Fact]
    public void NamesAreUnique() => Assert.Equal(FaultCatalog.All.Count, FaultCatalog.All.DistinctBy(fault => fault.Name).Count());

    [Theory]
    [InlineData(AttributeKind.Duration, "800ms", 800)]
    [InlineData(AttributeKind.Duration, "5s", 5000)]
    [InlineData(AttributeKind.Duration, "1.5m", 90_000)]
    [InlineData(AttributeKind.Duration, "250", 250)]
    [InlineData(AttributeKind.Rate, "2MB/s", 2000)]
    [InlineData(AttributeKind.Rate, "100KB/s", 100)]
    [InlineData(AttributeKind.Number, "-32005", -32005)]
    public void ValuesAreRead(AttributeKind kind, string text, double expected)
    {
        Assert.True(AttributeValue.TryRead(kind, text, out var value));
        Assert.Equal(expected, value);
    }

    [Theory]
    [InlineData(AttributeKind.Duration, "5h")]
    [InlineData(AttributeKind.Duration, "")]
    [InlineData(AttributeKind.Duration, "s")]
    [InlineData(AttributeKind.Duration, "NaN")]
    [InlineData(AttributeKind.Number, "1.5")]
    [InlineData(AttributeKind.Number, "1e3")]
    [InlineData(AttributeKind.Rate, "1GB/s")]
    public void NonsenseIsNot(AttributeKind kind, string text) => Assert.False(AttributeValue.TryRead(kind, text, out _));
}
