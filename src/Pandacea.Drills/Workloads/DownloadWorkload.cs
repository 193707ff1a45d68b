using Pandacea.Drills.Definition;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Fetches content that was stored, and compares it byte by byte.</summary>
public sealed class DownloadWorkload(IStorageClient storage, ContentShelf shelf, TransferTime time, OperationRecorder recorder) : IWorkload
{
    private readonly DownloadOptions _options = new() { Timeout = time.Longest };

    /// <inheritdoc/>
    public string Name => WorkloadKinds.Downloads.Name;

    /// <inheritdoc/>
    public async Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var (cid, terms) = await shelf.TakeAsync(ordinal, cancellationToken).ConfigureAwait(false);
        await recorder.RecordAsync(new OperationStart(OperationNames.ContentDownload, due) { Content = terms }, async () =>
        {
            var target = new MemoryStream((int)terms.Bytes);
            await storage.DownloadAsync(cid, target, _options, cancellationToken).ConfigureAwait(false);
            var got = ContentMaker.TermsOf(target.GetBuffer().AsSpan(0, (int)target.Length));
            return new Acknowledgement(Oddity: got == terms ? null : $"altered: {got.Bytes} bytes with SHA-256 {got.Sha256} of {cid}, stored {terms.Bytes} with {terms.Sha256}")
            {
                Cid = cid.ToString(),
            };
        }).ConfigureAwait(false);
    }
}
