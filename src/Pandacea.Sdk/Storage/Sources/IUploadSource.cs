using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>Content to be uploaded.</summary>
internal interface IUploadSource
{
    /// <summary>Whether it can be built more than once.</summary>
    bool CanRepeat { get; }

    /// <summary>Builds its blocks from the beginning.</summary>
    Task<ContentNode> BuildAsync(UploadOptions options, IBlockSink sink, CancellationToken cancellationToken);
}
