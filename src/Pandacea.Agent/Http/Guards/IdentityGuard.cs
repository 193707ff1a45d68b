using Microsoft.AspNetCore.Http;

namespace Pandacea.Agent.Http.Guards;

/// <summary>The limit of a verified signer.</summary>
internal sealed class IdentityGuard(Doorbook book) : IGuard
{
    public ValueTask<Refusal?> CheckAsync(HttpContext context, CallState state) => new(book.CountSigned(state.Identity));
}
