using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Downloads files, block by block.</summary>
internal sealed class Downloads(StorageOptions options, IBlockSource blocks, ICallIds ids)
{
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
        var target = Part(path);
        try
        {
            long written;
            await using (target.ConfigureAwait(false))
            {
                written = await ToStreamAsync(file, target, most, progress, cancellationToken).ConfigureAwait(false);
            }

            File.Move(target.Name, path, overwrite: true);
            return written;
        }
        catch
        {
            File.Delete(target.Name);
            throw;
        }
    }

    /// <summary>A file beside another one, under a name that no other download has.</summary>
    private FileStream Part(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        while (true)
        {
            var part = Path.Combine(folder, $".pandacea-{ids.Next()}.part");
            try
            {
                return LocalFile.New(part);
            }
            catch (IOException) when (File.Exists(part))
            {
                // What a process that ended left there.
            }
        }
    }
}
