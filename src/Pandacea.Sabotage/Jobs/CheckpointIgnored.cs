using Microsoft.Extensions.DependencyInjection;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Storage;
using Pandacea.Verdict.Judging;

namespace Pandacea.Sabotage;

/// <summary>The worker always begins at the beginning.</summary>
internal sealed class CheckpointIgnored() : SabotageBase("checkpoint-ignored", CriterionNames.JobsRetried, "The worker finds none of the checkpoints that it is given.")
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Drills => [DrillNames.PysyftCrash];

    /// <inheritdoc/>
    public override string Role => Roles.Compute;

    /// <inheritdoc/>
    public override void Apply(IServiceCollection services) => services.Decorate<IStorageClient>(static (inner, _) => new Empty(inner));

    private sealed class Empty(IStorageClient inner) : StorageWrapper(inner)
    {
        public override Task<long> DownloadAsync(Cid file, Stream target, DownloadOptions? options, CancellationToken cancellationToken) => Task.FromResult(0L);
    }
}
