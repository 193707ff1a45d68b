using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Asks one node after the other.</summary>
internal static class KuboFallback
{
    /// <summary>What the first node says that can answer.</summary>
    /// <exception cref="StorageException">No node has it.</exception>
    /// <exception cref="AllEndpointsFailedException">There are several, and not all of them said that they do not have it.</exception>
    public static async ValueTask<T> AnyAsync<T>(this IKuboNodes nodes, Func<IKuboNode, CancellationToken, ValueTask<T>> ask, CancellationToken cancellationToken)
    {
        var failures = new List<PandaceaException>(0);
        foreach (var node in nodes.All)
        {
            try
            {
                return await ask(node, cancellationToken).ConfigureAwait(false);
            }
            catch (PandaceaException error) when (nodes.All.Count > 1)
            {
                failures.Add(error);
            }
        }

        throw Together(failures);
    }

    /// <summary>What the failures of all nodes come to.</summary>
    public static PandaceaException Together(IReadOnlyList<PandaceaException> failures) =>
        failures.All(failure => failure is StorageException) ? failures[^1] : new AllEndpointsFailedException(failures);
}
