namespace Pandacea.Sdk.Storage;

/// <summary>How far a transfer is.</summary>
/// <param name="Bytes">Bytes of content so far: read from the source, or verified and handed to the target. An upload is acknowledged only when its call returns.</param>
/// <param name="TotalBytes">Bytes of the whole content; null where nobody knows beforehand.</param>
public readonly record struct TransferProgress(long Bytes, long? TotalBytes);
