using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <inheritdoc/>
internal sealed class AnswerChecks : IAnswerChecks
{
    private const string Trailer = "X-Stream-Error";

    public bool IsBlock(Cid cid, ReadOnlyMemory<byte> block) => cid.Matches(block.Span);

    public string? StreamError(HttpResponseMessage response) =>
        response.TrailingHeaders.TryGetValues(Trailer, out var errors) ? string.Join(' ', errors) : null;

    public bool IsKept(KuboPin? pin) => pin is not null;
}
