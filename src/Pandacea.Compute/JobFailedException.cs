using Pandacea.Protocol.Compute;

namespace Pandacea.Compute;

/// <summary>The job cannot be done; the reason goes to the agent as it is, so it never has a value of the data.</summary>
internal sealed class JobFailedException(string code, string message, bool retryable = false) : Exception(message)
{
    /// <value>What the agent is told.</value>
    public JobFailure Failure { get; } = new(code, message, retryable);
}
