using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>Downloads files, block by block.</summary>
internal sealed class Downloads(StorageOptions options, IBlockSource blocks)
{
    private const string PartSuffix = ".part";

    /// <summary>Writes a file into a stream.</summary>
    /// <returns>Bytes written.</returns>
    public async Task<long> ToStreamAsync(Cid file, Stream target, long? most, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var ahead = new ReadAhead(blocks, options.ParallelBlocks);
        await using var _ = ahead.ConfigureAwait(false);
        var written = 0L;
        await foreach (var piece in new FileReader(ahead).ReadAsync(file, 0, null, cancellationToken).ConfigureAwait(false))
        {
            if (most - written < piece.Length)
            {
                throw new StorageException(StorageFailure.TooLarge, file, $"{file} has more than {most} bytes. Allow more with MaxBytes if it is to be that long.");
            }

            await target.WriteAsync(piece, cancellationToken).ConfigureAwait(false);
            written += piece.Length;
            progress?.Report(written);
        }

        return written;
    }

    /// <summary>Writes a file to this machine, under another name until it is whole.</summary>
    /// <returns>Bytes written.</returns>
    public async Task<long> ToFileAsync(Cid file, string path, long? most, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var part = path + PartSuffix;
        try
        {
            long written;
            await using (var target = LocalFile.Write(part))
            {
                written = await ToStreamAsync(file, target, most, progress, cancellationToken).ConfigureAwait(false);
            }

            File.Move(part, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(part);
            throw;
        }
    }
}
