namespace Pandacea.Stack;

/// <summary>What a stack has besides the chain.</summary>
/// <param name="Agent">Whether it has an agent.</param>
/// <param name="Ipfs">Whether it has an IPFS node.</param>
/// <param name="Compute">Whether it has a compute worker; only beside an agent.</param>
internal readonly record struct StackParts(bool Agent, bool Ipfs, bool Compute);
