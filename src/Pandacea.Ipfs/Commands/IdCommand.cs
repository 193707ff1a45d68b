using Pandacea.Ipfs.Rpc;

namespace Pandacea.Ipfs.Commands;

/// <summary><c>id</c>: who the node is. It has no peers, so no addresses either.</summary>
internal sealed class IdCommand(NodeIdentity identity) : ICommand
{
    public string Path => "id";

    public Task RunAsync(RpcCall call)
    {
        if (call.Query.Arguments.Count > 0 && call.Query.Arguments[0] != identity.PeerId.ToString())
        {
            throw new RpcException("this node is offline: it knows no other peer");
        }

        return call.Answer.SingleAsync(
            new
            {
                ID = identity.PeerId.ToString(),
                PublicKey = identity.PublicKey,
                Addresses = Array.Empty<string>(),
                AgentVersion = $"pandacea/{VersionCommand.Own}/",
                Protocols = Array.Empty<string>(),
            },
            call.Cancelled).AsTask();
    }
}
