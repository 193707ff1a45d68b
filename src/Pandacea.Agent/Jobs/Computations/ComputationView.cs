using Pandacea.Agent.Store;

namespace Pandacea.Agent.Jobs.Computations;

/// <summary>A computation, and the job that carries it out.</summary>
/// <param name="Computation">As it was handed in.</param>
/// <param name="Job">Null: its description was not fetched.</param>
/// <param name="Artifact">What the job made.</param>
internal sealed record ComputationView(StoredComputation Computation, StoredJob? Job = null, string? Artifact = null);
