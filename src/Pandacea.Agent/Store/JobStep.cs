namespace Pandacea.Agent.Store;

/// <summary>What is to become of a job.</summary>
/// <param name="Job">The job afterwards.</param>
/// <param name="Reason">For the history.</param>
/// <param name="Artifact">Its artifact, where this step completes it.</param>
public sealed record JobStep(StoredJob Job, string? Reason = null, string? Artifact = null);
