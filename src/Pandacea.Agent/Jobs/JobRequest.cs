using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Jobs;

/// <summary>A validated wish for a job.</summary>
/// <param name="Signer">Peer id of the verified signer.</param>
/// <param name="Spec">What is to be computed.</param>
/// <param name="Priority">Higher ones go first.</param>
/// <param name="Products">Products whose data it computes on: each needs a consent.</param>
internal sealed record JobRequest(string Signer, JobSpec Spec, int Priority, IReadOnlyList<string> Products);
