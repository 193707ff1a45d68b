namespace Pandacea.Agent.Http.Guards;

/// <summary>Whether the agent is going.</summary>
internal sealed class Draining
{
    private volatile bool _begun;

    public bool Begun => _begun;

    public void Begin() => _begun = true;
}
