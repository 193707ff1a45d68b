using Microsoft.AspNetCore.Http;
using Pandacea.Agent.Identity;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Http.Guards;

/// <summary>
/// Those who are shut out. An address is held against requests that name no signer;
/// others may share it, so that of a signed request only its identity counts.
/// </summary>
internal sealed class StandingGuard(Doorbook book) : IGuard
{
    private const int LongestPeerId = PeerId.TextLength;

    public ValueTask<Refusal?> CheckAsync(HttpContext context, CallState state) =>
        new(SignatureHeaders.Claimed(context.Request.Headers) is { Length: LongestPeerId } claimed
            ? book.StandingOfIdentity(claimed)
            : book.StandingOfAddress(state.Ip));
}
