using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Content;
using Pandacea.Sdk;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>An upload is acknowledged by its CID, whatever the node said.</summary>
internal sealed class UploadAcknowledgedEarly() : SabotageBase("upload-acknowledged-early", CriterionNames.Loss, "An upload that failed is acknowledged all the same.")
{
    // What was never stored cannot be fetched afterwards.
    /// <inheritdoc/>
    public override IReadOnlyList<string> AlsoAffects => [CriterionNames.Recovery];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.IpfsSlowdown];

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Decorate<IStorageClient>(static (inner, _) => new Hasty(inner));

    private sealed class Hasty(IStorageClient inner) : StorageWrapper(inner)
    {
        public override async Task<ContentNode> UploadAsync(Stream content, UploadOptions? options, CancellationToken cancellationToken)
        {
            try
            {
                return await Inner.UploadAsync(content, options, cancellationToken).ConfigureAwait(false);
            }
            catch (PandaceaException)
            {
                content.Position = 0;
                return await FileBuilder.BuildAsync(content, options?.Layout ?? FileLayout.V0, NoSink.Instance, cancellationToken: cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
