using Microsoft.AspNetCore.Http;

namespace Pandacea.Ipfs.Rpc;

/// <summary>One call of a command.</summary>
/// <param name="Query">What is asked for.</param>
/// <param name="Answer">Takes what is answered.</param>
/// <param name="Request">Where the files are.</param>
/// <param name="Cancelled">The caller is gone, or the time is up.</param>
internal sealed record RpcCall(RpcQuery Query, RpcAnswer Answer, HttpRequest Request, CancellationToken Cancelled);
