namespace Pandacea.Sdk.Jobs;

/// <summary>A computation failed, or was not complete in time.</summary>
public sealed class ComputationNotCompleteException : PandaceaException
{
    internal ComputationNotCompleteException(string message, ComputationView? computation, PandaceaException? lastError = null)
        : base(message, lastError)
    {
        Computation = computation;
        Dependency = "agent";
        RequestId = lastError?.RequestId;
    }

    /// <summary>The computation as it was last seen.</summary>
    /// <value>Null: the agent never answered.</value>
    public ComputationView? Computation { get; }
}
