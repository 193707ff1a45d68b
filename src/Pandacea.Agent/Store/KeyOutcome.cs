namespace Pandacea.Agent.Store;

/// <summary>What a key means, with the answer where there is one.</summary>
/// <param name="State">What the key means.</param>
/// <param name="Answer">The final answer; set where <see cref="KeyState.Answered"/>, and where this very write gave it (<see cref="KeyState.Fresh"/>).</param>
public sealed record KeyOutcome(KeyState State, StoredAnswer? Answer = null);
