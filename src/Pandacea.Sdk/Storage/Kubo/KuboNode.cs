using System.Globalization;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <inheritdoc/>
internal sealed class KuboNode(KuboTransport transport, IAnswerChecks checks) : IKuboNode
{
    public async ValueTask PutAsync(Cid cid, ReadOnlyMemory<byte> block, CancellationToken cancellationToken)
    {
        var codec = cid.Codec == ContentCodec.Raw ? "raw" : "dag-pb";
        await transport.SendAsync(
            new KuboRequest<bool>("block/put", $"cid-codec={codec}&pin=false", body => KuboValues.IsStored(body, cid, block.Length)) { Block = block },
            cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<ReadOnlyMemory<byte>> GetAsync(Cid cid, CancellationToken cancellationToken) =>
        UnlessMissingAsync(
            new KuboRequest<ReadOnlyMemory<byte>>("block/get", Argument(cid), body => Verified(cid, body)) { IsRead = true }, cid, cancellationToken);

    public async ValueTask<bool> HasAsync(Cid cid, CancellationToken cancellationToken)
    {
        try
        {
            // Offline: what a node would have to look for elsewhere, it does not have.
            return await transport.SendAsync(
                new KuboRequest<bool>("block/stat", Argument(cid) + "&offline=true", body => KuboValues.IsThere(body, cid)) { IsRead = true },
                cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException error) when (error.Failure.Error is KuboError { IsMissing: true })
        {
            return false;
        }
    }

    public async ValueTask PinAsync(Cid root, string name, CancellationToken cancellationToken) =>
        await UnlessMissingAsync(
            new KuboRequest<bool>("pin/add", $"{Argument(root)}&recursive=true&progress=true&name={Uri.EscapeDataString(name)}", body => KuboValues.IsPinned(body, root)),
            root,
            cancellationToken).ConfigureAwait(false);

    public async ValueTask<KuboPin?> FindPinAsync(Cid root, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SendAsync(
                new KuboRequest<KuboPin?>("pin/ls", Argument(root) + "&type=recursive&names=true", body => KuboValues.Pin(body, root)) { IsRead = true },
                cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException error) when (error.Failure.Error is KuboError { IsNotPinned: true })
        {
            return null;
        }
    }

    public async ValueTask<bool> UnpinAsync(Cid root, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SendAsync(
                new KuboRequest<bool>("pin/rm", Argument(root) + "&recursive=true", body => KuboValues.IsPinned(body, root)), cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException error) when (error.Failure.Error is KuboError { IsNotPinned: true })
        {
            return false;
        }
    }

    private async ValueTask<T> UnlessMissingAsync<T>(KuboRequest<T> request, Cid cid, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (UpstreamException error) when (error.Failure.Error is KuboError { IsMissing: true })
        {
            throw new StorageException(
                StorageFailure.Missing, cid, string.Create(CultureInfo.InvariantCulture, $"The node does not have {cid}, or not all of it ({error.Failure.Cause}). Upload it again, or ask a node that has it."), error);
        }
    }

    private AttemptResult<ReadOnlyMemory<byte>> Verified(Cid cid, ReadOnlyMemory<byte> body) => checks.IsBlock(cid, body)
        ? body
        : new AttemptFailure(FailureKind.Altered, $"the bytes are not those of block {cid}");

    private static string Argument(Cid cid) => $"arg={cid}";
}
