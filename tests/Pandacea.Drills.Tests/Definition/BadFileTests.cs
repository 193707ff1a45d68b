using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>Each file in <c>Bad/</c> is refused with exactly the text beside it.</summary>
public sealed class BadFileTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Path.Combine(Sample.Folder(), "Bad"), "*.yaml").Select(path => Path.GetFileNameWithoutExtension(path)!)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Is_refused_with_every_problem_named(string name)
    {
        var catalog = new DrillCatalog(Sample.Folder());

        var refused = Assert.Throws<InvalidDrillException>(() => catalog.Load($"Bad/{name}.yaml"));

        var expected = Path.Combine(Sample.Folder(), "Bad", name + ".txt");
        Assert.Equal(File.Exists(expected) ? File.ReadAllText(expected).TrimEnd() : "", refused.Message);
    }
}
