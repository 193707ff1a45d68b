using NetArchTest.Rules;

namespace Pandacea.Architecture.Tests.Arrows;

/// <summary>Code in one namespace may not use some others.</summary>
/// <param name="From">Namespace that the rule is about, all below it included.</param>
/// <param name="MayNotUse">Namespaces it may not use.</param>
/// <param name="Except">A namespace below <paramref name="From"/> that the rule leaves alone.</param>
internal sealed record ArrowRule(string From, IReadOnlyList<string> MayNotUse, string? Except = null)
{
    /// <summary>The types in <paramref name="types"/> that break the rule.</summary>
    public IReadOnlyList<string> Broken(Types types)
    {
        var bound = types.That().ResideInNamespaceMatching(Below(From));
        if (Except is not null)
        {
            bound = bound.And().DoNotResideInNamespaceMatching(Below(Except));
        }

        var result = bound.ShouldNot().HaveDependencyOnAny([.. MayNotUse]).GetResult();
        return [.. (result.FailingTypes ?? []).Select(type => $"{type.FullName} uses one of {string.Join(", ", MayNotUse)}")];
    }

    private static string Below(string space) => $@"^{space.Replace(".", @"\.")}(\.|$)";
}
