using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The worker says where its artifact is, and it is not there.</summary>
internal sealed class ArtifactNotKept() : SabotageBase("artifact-not-kept", CriterionNames.Loss, "The worker gives the CID of its artifact and stores nothing under it.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.PysyftCrash];

    /// <inheritdoc/>
    public override string Role => Roles.Compute;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Decorate<IStorageClient>(static (inner, _) => new Forgetful(inner));

    private sealed class Forgetful(IStorageClient inner) : StorageWrapper(inner)
    {
        // Checkpoints are kept: they do not stay pinned.
        public override Task<ContentNode> UploadAsync(Stream content, UploadOptions? options, CancellationToken cancellationToken) => options is { UnpinOnFailure: false }
            ? FileBuilder.BuildAsync(content, options.Layout, NoSink.Instance, cancellationToken: cancellationToken)
            : Inner.UploadAsync(content, options, cancellationToken);
    }
}
