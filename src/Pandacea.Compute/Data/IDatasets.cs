using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Data;

/// <summary>Where data sets come from.</summary>
internal interface IDatasets
{
    /// <summary>Reads columns of a data set.</summary>
    /// <exception cref="JobFailedException">It is not there, or is not what was registered.</exception>
    Table Read(JobInput input, IReadOnlyList<string> columns, CancellationToken cancellationToken);
}
