using Microsoft.Extensions.DependencyInjection;

namespace Pandacea.Sabotage;

/// <summary>Wraps what a container would have given.</summary>
internal static class Decoration
{
    /// <summary>Replaces the last registration of <typeparamref name="T"/> by a wrapper around it.</summary>
    public static void Decorate<T>(this IServiceCollection services, Func<T, IServiceProvider, T> wrap)
        where T : class
    {
        var original = services.Last(static service => service.ServiceType == typeof(T));
        services.AddSingleton(provider => wrap((T)Create(original, provider), provider));
    }

    private static object Create(ServiceDescriptor original, IServiceProvider provider) =>
        original.ImplementationInstance
        ?? original.ImplementationFactory?.Invoke(provider)
        ?? ActivatorUtilities.CreateInstance(provider, original.ImplementationType!);
}
