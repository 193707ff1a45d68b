using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Messages;

/// <summary>Lets the dependency answer, and cuts its answer off.</summary>
internal sealed class TruncateBodyFault(FaultSettings settings) : IMessageFault
{
    private readonly long _bytes = settings.Number("bytes");

    public static FaultDescription Description { get; } = new("truncate_body", FaultStage.Message,
    [
        new("bytes", AttributeKind.Number, Required: true, Min: 0, Max: 1_000_000_000) { Summary = "Bytes of the body that pass; at least one is always missing." },
    ])
    {
        Summary = "Cuts answers off.",
    };

    public Task ApplyAsync(MessageExchange exchange) => exchange.ForwardCutAsync(_bytes);
}
