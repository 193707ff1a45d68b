using System.Threading.Channels;
using Microsoft.Win32.SafeHandles;
using Pandacea.Ipfs.Disk;

namespace Pandacea.Ipfs.Tests.Store;

/// <summary>Lets a flush happen only when the test says so, and tells which one waits.</summary>
internal sealed class GatedFlusher : IFlusher, IDisposable
{
    private readonly Channel<string> _asked = Channel.CreateUnbounded<string>();
    private readonly SemaphoreSlim _let = new(0);

    /// <summary>While false, all flushes pass.</summary>
    public bool IsShut { get; set; }

    public int Folders { get; private set; }

    public void File(SafeFileHandle file) => Wait("a file");

    public void Folder(string path)
    {
        Folders++;
        Wait(Path.GetFileName(path));
    }

    /// <summary>The next flush that is asked for.</summary>
    public async Task<string> AskedAsync() => await _asked.Reader.ReadAsync();

    public bool AnyAsked => _asked.Reader.TryPeek(out _);

    public void Let() => _let.Release();

    public void Dispose() => _let.Dispose();

    private void Wait(string what)
    {
        if (IsShut)
        {
            _asked.Writer.TryWrite(what);
            _let.Wait();
        }
    }
}
