using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Messages;

/// <summary>Passes the beginning of an answer, and then nothing more: only the client's own patience ends it, also when the fault is lifted.</summary>
internal sealed class StallBodyFault(FaultSettings settings) : IMessageFault
{
    private readonly long _bytes = settings.Number("bytes");

    public static FaultDescription Description { get; } = new("stall_body", FaultStage.Message,
    [
        new("bytes", AttributeKind.Number, Required: true, Min: 0, Max: 1_000_000_000) { Summary = "Bytes of the body that pass; at least one is always missing." },
    ])
    {
        Summary = "Lets answers stop in the middle without an end.",
    };

    public async Task ApplyAsync(MessageExchange exchange)
    {
        if (await exchange.CaptureAsync().ConfigureAwait(false) is not { } body)
        {
            return;
        }

        await exchange.SendAsync(MessageExchange.Part(body, _bytes), body.Length).ConfigureAwait(false);
        var gone = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var _ = exchange.Context.RequestAborted.Register(gone.SetResult);
        await gone.Task.ConfigureAwait(false);
    }
}
