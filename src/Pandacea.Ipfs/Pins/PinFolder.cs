using System.Collections.Concurrent;
using Pandacea.Ipfs.Disk;
using Pandacea.Protocol.Content;

namespace Pandacea.Ipfs.Pins;

/// <summary>Pins on disk, one file each. Safe for any thread.</summary>
internal sealed class PinFolder
{
    private readonly string _folder;
    private readonly TemporaryFiles _temporary;
    private readonly IFlusher _flusher;
    private readonly FolderFlushes _folders;
    private readonly ConcurrentDictionary<Cid, Pin> _pins = new();
    private readonly SemaphoreSlim _gate = new(1, 1);

    public PinFolder(string folder, TemporaryFiles temporary, IFlusher flusher, FolderFlushes folders)
    {
        (_folder, _temporary, _flusher, _folders) = (folder, temporary, flusher, folders);
        Directory.CreateDirectory(folder);
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles())
        {
            // Recursive wins where the change of a pin's kind was interrupted.
            if (PinFile.Read(file) is { } pin && (pin.Kind == PinKind.Recursive || !_pins.ContainsKey(pin.Cid)))
            {
                _pins[pin.Cid] = pin;
            }
        }
    }

    public IEnumerable<Pin> All => _pins.Values;

    public Pin? Find(Cid cid) => _pins.GetValueOrDefault(cid);

    /// <summary>Adds a pin, or gives one another kind and name; durable when it ends.</summary>
    /// <exception cref="IpfsStoreException">It could not be done; the pins are as before.</exception>
    public Task AddAsync(Pin pin, CancellationToken cancellationToken) => OneByOneAsync(
        async () =>
        {
            var before = Find(pin.Cid);
            var path = PathOf(pin);
            try
            {
                if (before != pin)
                {
                    PinFile.Write(pin, path, _temporary.Next(), _flusher);
                    _folders.Changed(_folder);
                }

                // An earlier process may have ended between the two.
                await _folders.FlushAsync(_folder, CancellationToken.None).ConfigureAwait(false);
            }
            catch when (before?.Kind != pin.Kind)
            {
                File.Delete(path);
                throw;
            }

            _pins[pin.Cid] = pin;
            if (before is not null && before.Kind != pin.Kind)
            {
                File.Delete(PathOf(before));
            }
        },
        cancellationToken);

    /// <summary>Takes a pin away; durable when it ends.</summary>
    /// <returns>False: there is none.</returns>
    /// <exception cref="IpfsStoreException">It could not be done; the pin may be gone or not.</exception>
    public async Task<bool> RemoveAsync(Cid cid, CancellationToken cancellationToken)
    {
        var removed = false;
        await OneByOneAsync(
            async () =>
            {
                if (Find(cid) is not { } pin)
                {
                    return;
                }

                File.Delete(PathOf(pin));
                removed = _pins.TryRemove(cid, out _);
                _folders.Changed(_folder);
                await _folders.FlushAsync(_folder, CancellationToken.None).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return removed;
    }

    private string PathOf(Pin pin) => Path.Combine(_folder, PinFile.NameOf(pin));

    private async Task OneByOneAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await change().ConfigureAwait(false);
        }
        catch (Exception error) when (IpfsStoreException.IsOfDisk(error))
        {
            throw IpfsStoreException.From(error);
        }
        finally
        {
            _gate.Release();
        }
    }
}
