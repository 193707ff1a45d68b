using System.Reflection;
using System.Runtime.CompilerServices;

namespace Pandacea.Architecture.Tests.Shape;

/// <summary>A class that nobody derives from is sealed.</summary>
internal static class SealedRule
{
    public static IEnumerable<string> Open(IReadOnlyList<Type> types)
    {
        var bases = types.Select(type => Definition(type.BaseType)).ToHashSet();
        return types
            .Where(type => type is { IsClass: true, IsAbstract: false, IsSealed: false } && !bases.Contains(type))
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && !type.FullName!.Contains('<'))
            .Where(type => type.FullName is not "Program")
            .Select(type => type.FullName!);
    }

    private static Type? Definition(Type? type) => type is { IsGenericType: true } ? type.GetGenericTypeDefinition() : type;
}
