using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>A root on a node, while uploads of this client pin it or a pin of theirs is still to be taken away.</summary>
internal sealed class RootPin(IKuboNode node, Cid root)
{
    public IKuboNode Node => node;

    public Cid Root => root;

    /// <summary>One upload, or one taking away, at a time.</summary>
    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Those who hold this object; guarded by the lock of <see cref="UploadPins"/>.</summary>
    public int Users { get; set; }

    /// <summary>Name of a pin that may be there although its upload was not acknowledged; guarded by <see cref="Gate"/>.</summary>
    public string? Owed { get; set; }

    /// <summary>The name that was looked for once and not found; guarded by <see cref="Gate"/>.</summary>
    public string? Missed { get; set; }
}
