using Microsoft.AspNetCore.Http;

namespace Pandacea.Agent.Http.Guards;

/// <summary>The limit of an address on paths that need no signature.</summary>
internal sealed class AddressGuard(Doorbook book) : IGuard
{
    public ValueTask<Refusal?> CheckAsync(HttpContext context, CallState state) => new(book.CountUnsigned(state.Ip, forged: false));
}
