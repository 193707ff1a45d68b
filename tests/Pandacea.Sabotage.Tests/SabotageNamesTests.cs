using System.Text.RegularExpressions;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage.Tests;

public sealed partial class SabotageNamesTests
{
    [Fact]
    public void Names_are_plain_and_there_is_one_sabotage_of_each()
    {
        Assert.All(SabotageCatalog.All, static sabotage => Assert.Matches(Plain(), sabotage.Name));
        Assert.Equal(SabotageCatalog.All.Count, SabotageCatalog.All.Select(static sabotage => sabotage.Name).Distinct().Count());
        Assert.All(SabotageCatalog.All, static sabotage => Assert.EndsWith(".", sabotage.Purpose, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_sabotage_of_the_room_is_in_the_catalog()
    {
        var built = typeof(ISabotage).Assembly.GetTypes().Where(static type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ISabotage)));
        Assert.Equal(built.OrderBy(static type => type.Name), SabotageCatalog.All.Select(static sabotage => sabotage.GetType()).OrderBy(static type => type.Name));
    }

    [Fact]
    public void Whatever_is_named_is_a_criterion_and_none_is_named_twice()
    {
        var known = Criteria();
        Assert.All(SabotageCatalog.All, sabotage =>
        {
            string[] named = [sabotage.Criterion, .. sabotage.AlsoAffects];
            Assert.Empty(named.Except(known));
            Assert.Equal(named.Length, named.Distinct().Count());
        });
    }

    /// <summary>Soundness is attacked from outside the container: a starved host, a suspended runner, a cut journal.</summary>
    [Fact]
    public void Every_criterion_that_a_defence_answers_for_is_aimed_at()
    {
        var aimedAt = SabotageCatalog.All.Select(static sabotage => sabotage.Criterion);
        Assert.Equal([CriterionNames.Soundness], Criteria().Except(aimedAt));
    }

    [Fact]
    public void An_unknown_name_is_refused_with_all_known_ones()
    {
        var refused = Assert.Throws<UnknownSabotageException>(static () => SabotageCatalog.Find("no-such"));
        Assert.All(SabotageCatalog.All, sabotage => Assert.Contains(sabotage.Name, refused.Message, StringComparison.Ordinal));
        Assert.Equal("no-jitter", SabotageCatalog.Find("no-jitter").Name);
    }

    private static List<string> Criteria() =>
        [.. typeof(CriterionNames).GetFields().Select(static field => (string)field.GetRawConstantValue()!)];

    [GeneratedRegex("^[a-z]+(-[a-z]+)+$")]
    private static partial Regex Plain();
}
