using System.Security.Cryptography;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Data;

/// <summary>Built-in data sets, and CSV files under a folder: the data set <c>clinic/visits</c> is the file <c>clinic/visits.csv</c>.</summary>
/// <remarks>Thread safe. Names were checked before: none leads out of the folder.</remarks>
internal sealed class Datasets(string folder) : IDatasets
{
    private const int ReadAhead = 1 << 16;

    public Table Read(JobInput input, IReadOnlyList<string> columns, CancellationToken cancellationToken)
    {
        if (BuiltInData.Find(input.Dataset) is { } builtIn)
        {
            return BuiltInTable.Make(input.Dataset, builtIn, columns);
        }

        var registered = input.Data!;
        try
        {
            // One handle for both passes, so that what was hashed is what is read.
            using var file = new FileStream(Path.Combine(folder, input.Dataset + ".csv"), FileMode.Open, FileAccess.Read, FileShare.Read, ReadAhead);
            if (Convert.ToHexStringLower(SHA256.HashData(file)) != registered.Sha256)
            {
                throw new JobFailedException(ComputeErrorCodes.DataUnavailable, $"The file of data set {input.Dataset} is not the one that was registered; register it again, or put back the file.");
            }

            cancellationToken.ThrowIfCancellationRequested();
            file.Position = 0;
            using var text = new StreamReader(file);
            var table = CsvTable.Read(text, input.Dataset, columns, cancellationToken);
            return table.Rows == registered.Rows
                ? table
                : throw new JobFailedException(ComputeErrorCodes.InvalidData, $"Data set {input.Dataset} has another number of records than was registered.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new JobFailedException(ComputeErrorCodes.DataUnavailable, $"This worker cannot read data set {input.Dataset}.", retryable: true);
        }
    }
}
