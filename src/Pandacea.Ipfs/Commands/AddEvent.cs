namespace Pandacea.Ipfs.Commands;

/// <summary>A line of <c>add</c>'s answer: how much was read, or what was added.</summary>
internal sealed record AddEvent(string Name, string? Hash, long? Bytes, string? Size);
