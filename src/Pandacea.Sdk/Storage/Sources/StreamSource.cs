using Pandacea.Protocol.Content;

namespace Pandacea.Sdk.Storage;

/// <summary>The rest of a stream.</summary>
internal sealed class StreamSource(Stream content) : IUploadSource
{
    private readonly long _start = content.CanSeek ? content.Position : 0;

    public bool CanRepeat => content.CanSeek;

    public Task<ContentNode> BuildAsync(UploadOptions options, IBlockSink sink, CancellationToken cancellationToken)
    {
        if (content.CanSeek)
        {
            content.Position = _start;
        }

        var progress = new UploadProgress(options.Progress, content.CanSeek ? content.Length - _start : null);
        return FileBuilder.BuildAsync(content, options.Layout, sink, progress, cancellationToken);
    }
}
