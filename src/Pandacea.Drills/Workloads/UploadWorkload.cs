using Pandacea.Drills.Definition;
using Pandacea.Sdk.Storage;

namespace Pandacea.Drills.Workloads;

/// <summary>Stores content on the IPFS node.</summary>
public sealed class UploadWorkload(IStorageClient storage, ContentMaker maker, ContentShelf shelf, TransferTime time, OperationRecorder recorder) : IWorkload
{
    // No other client stores the contents of a run.
    private readonly UploadOptions _options = new() { Timeout = time.Longest, UnpinOnFailure = true };

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Uploads.Name;

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var (bytes, terms) = maker.Make(Name, ordinal);
        return recorder.RecordAsync(new OperationStart(Verdict.Journal.OperationNames.ContentUpload, due) { Content = terms }, async () =>
        {
            var stored = await storage.UploadAsync(new MemoryStream(bytes), _options, cancellationToken).ConfigureAwait(false);
            shelf.Add(stored.Cid, terms);
            return new Acknowledgement { Cid = stored.Cid.ToString() };
        });
    }
}
