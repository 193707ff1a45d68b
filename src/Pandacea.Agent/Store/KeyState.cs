namespace Pandacea.Agent.Store;

/// <summary>What a key means for the request that carries it.</summary>
public enum KeyState
{
    /// <summary>First seen, or left open by an earlier process or a released try: the caller does the work.</summary>
    Fresh,

    /// <summary>The operation has its final answer.</summary>
    Answered,

    /// <summary>The same operation is being worked on in this process.</summary>
    InProgress,

    /// <summary>The key belongs to another body.</summary>
    Conflict,
}
