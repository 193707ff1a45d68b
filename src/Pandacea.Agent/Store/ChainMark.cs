namespace Pandacea.Agent.Store;

/// <summary>A block that was read to its end.</summary>
/// <param name="Block">Its number.</param>
/// <param name="Hash">Its hash, 0x-hex.</param>
public sealed record ChainMark(long Block, string Hash);
