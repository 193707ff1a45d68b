using System.Reflection;
using Pandacea.Architecture.Tests.Support;

namespace Pandacea.Architecture.Tests.Shape;

public sealed class SealedTests
{
    [Fact]
    public void Classes_are_sealed_unless_derived_from()
    {
        var rooms = Repository.Files
            .Where(file => file.StartsWith("src/", StringComparison.Ordinal) && file.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(file => Path.GetFileNameWithoutExtension(file))
            .Select(name => Assembly.Load(name == "Pandacea.Cli" ? "pandacea" : name));
        Breaches.None(SealedRule.Open([.. rooms.SelectMany(room => room.GetTypes())]));
    }

    [Fact]
    public void The_rule_catches_an_open_class_and_spares_a_base() =>
        Assert.Equal([typeof(Open).FullName!], SealedRule.Open([typeof(Open), typeof(Shut), typeof(Base), typeof(Derived), typeof(Still)]));

    private class Open;

    private sealed class Shut;

    private class Base;

    private sealed class Derived : Base;

    private static class Still;
}
