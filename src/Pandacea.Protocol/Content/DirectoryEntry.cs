namespace Pandacea.Protocol.Content;

/// <summary>A name in a directory.</summary>
/// <param name="Name">One step of a path.</param>
/// <param name="Node">What it names.</param>
public sealed record DirectoryEntry(string Name, ContentNode Node);
