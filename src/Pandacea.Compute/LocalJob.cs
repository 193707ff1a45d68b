using Pandacea.Compute.Data;
using Pandacea.Compute.Work;
using Pandacea.Privacy;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute;

/// <summary>Computes a job in this process, without agent and account: for measurements. What comes out is what a worker would report.</summary>
public static class LocalJob
{
    /// <summary>Computes; blocks until it is done.</summary>
    /// <param name="offer">What; its key is the source of all noise.</param>
    /// <param name="dataDirectory">Folder with the data sets.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The key is none.</exception>
    /// <exception cref="InvalidOperationException">It cannot be done; the message says why.</exception>
    public static Artifact Run(JobOffer offer, string dataDirectory, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(offer);
        if (!NoiseKey.TryParse(offer.NoiseKey, out var key))
        {
            throw new ArgumentException("The noise key is none.", nameof(offer));
        }

        try
        {
            return new Computation(new Datasets(dataDirectory)).Run(new(offer, key!), null, new(), cancellationToken);
        }
        catch (JobFailedException error)
        {
            throw new InvalidOperationException(error.Message, error);
        }
    }
}
