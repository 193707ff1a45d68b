namespace Pandacea.Stack;

/// <summary>The IPFS node that runs elsewhere: a stack that cannot reach it would wait for it in vain.</summary>
internal sealed class NamedIpfsNode(IpfsProbe probe, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>That nothing can be done to a service; null where it is the stack's own.</summary>
    /// <param name="record">The stack.</param>
    /// <param name="service">The service's name.</param>
    public static StackProblem? NotOwn(StackRecord record, string? service) => service == IpfsProgram.ServiceName && record.IpfsElsewhere is { } address
        ? new(StackProblemKind.UnknownService, $"The IPFS node of this stack runs elsewhere, at {address}, the address in {IpfsLocator.Variable}.",
            $"Restart it, and look at its log, there; or unset {IpfsLocator.Variable} for a node of the stack's own.")
        : null;

    /// <param name="node">As <see cref="IpfsLocator.Locate"/> gives it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>That it does not answer; null if it does, or if the stack starts its own.</returns>
    public async Task<StackProblem?> CheckAsync(string node, CancellationToken cancellationToken)
    {
        if (IpfsLocator.Address(node) is not { } address)
        {
            return null;
        }

        for (var began = time.GetTimestamp(); !await probe.AnswersAsync(address, cancellationToken).ConfigureAwait(false);)
        {
            if (time.GetElapsedTime(began) > Patience)
            {
                return new(StackProblemKind.NotReady, $"No IPFS node answers at {node}, the address in {IpfsLocator.Variable}.",
                    $"Start it there, correct {IpfsLocator.Variable}, or unset it for a node of the stack's own.");
            }

            await Task.Delay(Interval, time, cancellationToken).ConfigureAwait(false);
        }

        return null;
    }
}
