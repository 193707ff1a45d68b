using System.Security.Cryptography;

namespace Pandacea.Compute.Attempts;

/// <summary>Who the worker is; another one after each start, so that the agent knows that jobs of the one before are lost.</summary>
internal sealed record WorkerIdentity(string Id)
{
    public static WorkerIdentity New() => new("worker-" + RandomNumberGenerator.GetHexString(16, lowercase: true));
}
