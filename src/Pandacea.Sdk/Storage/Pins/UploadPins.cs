using Pandacea.Protocol.Content;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Pins what was uploaded; where it is asked for, what cannot be confirmed is owed to <see cref="OwedPins"/>.</summary>
/// <remarks>
/// A pin gets the name of its upload. It is taken away only while it has that name and was not there before,
/// so that uploads of the same content by others keep theirs: each pins under its own name, and so takes the pin over.
/// Kubo's commands cannot close two gaps: a process that pins the same content between this upload's first look and its pin, or between
/// the last look and the taking away, loses its pin. Therefore a pin is taken away only for content that is said to be this upload's alone.
/// Within one client a root waits for the attempt timeout after each taking away; only a request that is later still can harm.
/// Thread safe.
/// </remarks>
internal sealed class UploadPins(IAnswerChecks checks, ICallIds ids, OwedPins owed)
{
    private readonly Dictionary<(IKuboNode Node, Cid Root), RootPin> _roots = [];
    private readonly Lock _lock = new();

    /// <summary>Pins a root and has the node confirm it.</summary>
    /// <param name="node">Where.</param>
    /// <param name="root">What.</param>
    /// <param name="unpinOnFailure">Whether a pin that cannot be confirmed is taken away.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="StorageException">A block is missing, or the node does not keep it.</exception>
    public async Task PinAsync(IKuboNode node, Cid root, bool unpinOnFailure, CancellationToken cancellationToken)
    {
        var pin = Enter(node, root);
        try
        {
            await pin.Gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                await PinAsync(pin, unpinOnFailure, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                pin.Gate.Release();
            }
        }
        finally
        {
            Leave(pin);
        }
    }

    private async Task PinAsync(RootPin pin, bool unpinOnFailure, CancellationToken cancellationToken)
    {
        var before = await pin.Node.FindPinAsync(pin.Root, cancellationToken).ConfigureAwait(false);
        var isOurs = before is null || before.Name == pin.Owed;
        var name = $"pandacea-upload-{ids.Next()}";
        try
        {
            await pin.Node.PinAsync(pin.Root, name, cancellationToken).ConfigureAwait(false);
            if (!checks.IsKept(await pin.Node.FindPinAsync(pin.Root, cancellationToken).ConfigureAwait(false)))
            {
                throw new StorageException(
                    StorageFailure.NotPinned, pin.Root, $"The node took a pin on {pin.Root}, but did not have it when asked again. Check whether somebody else unpins there, and upload it again.");
            }

            pin.Owed = null;
        }
        catch when (isOurs && unpinOnFailure)
        {
            var isKnown = pin.Owed is not null;
            pin.Owed = name;
            if (!isKnown)
            {
                // It is nobody's request: it must not inherit the trace of the upload.
                using (ExecutionContext.SuppressFlow())
                {
                    _ = TakeAwayAsync(pin);
                }
            }

            throw;
        }
    }

    private async Task TakeAwayAsync(RootPin pin)
    {
        Enter(pin.Node, pin.Root);
        await owed.TakeAwayAsync(pin).ConfigureAwait(false);
        Leave(pin);
    }

    private RootPin Enter(IKuboNode node, Cid root)
    {
        lock (_lock)
        {
            if (!_roots.TryGetValue((node, root), out var pin))
            {
                _roots.Add((node, root), pin = new(node, root));
            }

            pin.Users++;
            return pin;
        }
    }

    private void Leave(RootPin pin)
    {
        lock (_lock)
        {
            if (--pin.Users == 0)
            {
                _roots.Remove((pin.Node, pin.Root));
            }
        }
    }
}
