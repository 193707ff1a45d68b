using Microsoft.AspNetCore.Http;

namespace Pandacea.Agent.Http.Guards;

/// <summary>One reason to send a request away.</summary>
internal interface IGuard
{
    /// <summary>Null: it may pass.</summary>
    ValueTask<Refusal?> CheckAsync(HttpContext context, CallState state);
}
