namespace Pandacea.Ipfs.Uploads;

/// <summary>A file or directory of a request.</summary>
/// <param name="Path">Its steps; none where it has no name.</param>
/// <param name="IsDirectory">Whether it is a directory.</param>
/// <param name="Content">The file's bytes; to be read before the next part.</param>
internal sealed record UploadPart(IReadOnlyList<string> Path, bool IsDirectory, Stream Content);
