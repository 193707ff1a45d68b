namespace Pandacea.Sdk.Agent;

/// <summary>Whom requests are signed for, once the agent has said so. Thread safe.</summary>
internal sealed class KnownAgent
{
    private volatile string? _peerId;

    public string? PeerId
    {
        get => _peerId;
        set => _peerId = value;
    }
}
