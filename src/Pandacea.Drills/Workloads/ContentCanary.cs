using Pandacea.Drills.Definition;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>Canary calls on the IPFS node: small raw blocks, which nothing else stores or fetches.</summary>
public sealed class ContentCanary(IStorageClient storage, ContentMaker maker, OperationRecorder recorder, string method) : IWorkload
{
    private const int Size = 1000;
    private static readonly UploadOptions Raw = new() { Layout = FileLayout.V1, UnpinOnFailure = true };

    /// <inheritdoc/>
    public string Name => "canary";

    /// <inheritdoc/>
    public Task RunAsync(int ordinal, long due, CancellationToken cancellationToken)
    {
        var (bytes, terms) = maker.OfSize($"canary/{ordinal}", Size);
        return recorder.RecordAsync(new OperationStart(OperationNames.Canary, due) { Content = terms }, async () =>
        {
            // It does not end well: the fault strikes every attempt.
            if (method == CanaryCalls.UploadMethod)
            {
                await storage.UploadAsync(new MemoryStream(bytes), Raw, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await storage.DownloadAsync(Cid.V1(ContentCodec.Raw, ContentHash.Of(bytes)), Stream.Null, null, cancellationToken).ConfigureAwait(false);
            }

            return new Acknowledgement();
        });
    }
}
