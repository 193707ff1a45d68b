using System.Net.Http.Headers;
using System.Text;
using Pandacea.Drills.Definition;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Drills.Running;

/// <summary>What a probe asks a dependency, and how a right answer looks.</summary>
/// <param name="Dependency">Who is asked.</param>
/// <param name="Target">Where, through the fault proxy.</param>
/// <param name="Body">What is posted; null for a GET.</param>
/// <param name="Expected">Part of every right answer.</param>
public sealed record ProbeQuestion(string Dependency, Uri Target, string? Body, string Expected)
{
    private const string AskBlock = """{"jsonrpc":"2.0","id":1,"method":"eth_blockNumber","params":[]}""";

    /// <summary>The question for a dependency of the stack.</summary>
    public static ProbeQuestion For(string dependency, DrillTarget target) => dependency switch
    {
        Dependencies.Evm => new(dependency, target.Evm, AskBlock, "\"result\":\"0x"),
        Dependencies.Agent => new(dependency, new Uri(target.Agent!, AgentRoutes.Liveness), null, "\"ok\""),
        Dependencies.Compute => new(dependency, new Uri(target.Compute!, ComputeRoutes.Liveness), null, "\"ok\""),
        Dependencies.Reports => new(dependency, new Uri(target.Reports!, ComputeRoutes.Liveness), null, "\"ok\""),
        Dependencies.Ipfs => new(dependency, new Uri(target.Ipfs!, "api/v0/version"), string.Empty, "\"Version\""),
        _ => throw new InvalidOperationException($"nobody knows how to ask '{dependency}'"),
    };

    /// <summary>A request that asks, on a connection of its own.</summary>
    public HttpRequestMessage Message()
    {
        var request = new HttpRequestMessage(Body is null ? HttpMethod.Get : HttpMethod.Post, Target);
        if (Body is not null)
        {
            request.Content = new StringContent(Body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        request.Headers.Add(WireHeaders.Probe, "drill");
        request.Headers.ConnectionClose = true;
        return request;
    }
}
