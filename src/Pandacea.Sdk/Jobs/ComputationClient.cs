using System.Globalization;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;
using Pandacea.Protocol.Content;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Jobs;

/// <summary>Computations of the configured agent.</summary>
internal sealed class ComputationClient(
    AgentTransport transport, AgentOptions options, IRequestRandom random, Lazy<IStorageClient> storage, TimeProvider time) : IComputationClient
{
    public async Task<Cid> StoreAsync(ComputationDocument computation, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(computation);
        using var content = new MemoryStream(ComputationContent.Write(computation), writable: false);
        var stored = await storage.Value.UploadAsync(content, new() { Layout = FileLayout.V1 }, cancellationToken).ConfigureAwait(false);
        return stored.Cid;
    }

    public async ValueTask<ComputationSubmitted> SubmitAsync(SubmitComputation request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var key = ChosenKey.Of(request.IdempotencyKey, random, nameof(request));
        var answer = await transport.SendAsync(
            AgentRequest<ComputationAccepted>.Post(
                "computations.submit", AgentRoutes.Execute, request.ToBody(), JobJson.Default.ComputationRequest, key, JobJson.Default.ComputationAccepted),
            cancellationToken).ConfigureAwait(false);
        return new ComputationSubmitted(answer.ComputationId, key);
    }

    public async ValueTask<ComputationView> GetAsync(string computationId, CancellationToken cancellationToken) => ComputationView.Of(
        computationId,
        await transport.SendAsync(
            AgentRequest<ComputationAnswer>.Get("computations.get", AgentRoutes.Computation(computationId), JobJson.Default.ComputationAnswer), cancellationToken).ConfigureAwait(false));

    public async ValueTask<ComputationView> CancelAsync(string computationId, CancellationToken cancellationToken) => ComputationView.Of(
        computationId,
        await transport.SendAsync(
            new AgentRequest<ComputationAnswer>("computations.cancel", HttpMethod.Delete, AgentRoutes.Computation(computationId), JobJson.Default.ComputationAnswer),
            cancellationToken).ConfigureAwait(false));

    public async ValueTask<LeaseResult> OfLeaseAsync(string onChainLeaseId, CancellationToken cancellationToken)
    {
        var answer = await transport.SendAsync(
            AgentRequest<LeaseResultAnswer>.Get("computations.ofLease", AgentRoutes.LeaseResult(onChainLeaseId), JobJson.Default.LeaseResultAnswer),
            cancellationToken).ConfigureAwait(false);
        if (!string.Equals(answer.LeaseId, onChainLeaseId, StringComparison.OrdinalIgnoreCase) || answer.Result is { ComputationId: null })
        {
            throw AgentException.Unusable($"The agent's answer about lease {onChainLeaseId} is about another one, or does not name the computation.");
        }

        return new(answer.LeaseId, answer.Status, answer.Result is { } result ? ComputationView.Of(result.ComputationId!, result) : null);
    }

    public ValueTask<ComputationView> WaitAsync(string computationId, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var bound = timeout ?? options.JobTimeout;
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(bound, TimeSpan.Zero, nameof(timeout));
        return AgentPoll.UntilAsync(
            token => GetAsync(computationId, token), IsDone, (seen, lastError) => Late(computationId, bound, seen, lastError), options.JobPollInterval, bound, time, cancellationToken);
    }

    private static bool IsDone(ComputationView computation) => computation.Status == JobStatuses.Failed
        ? throw new ComputationNotCompleteException($"The computation {computation.ComputationId} failed: {computation.Error?.Message} ({computation.Error?.Code}).", computation)
        : computation.Status == JobStatuses.Complete;

    private ComputationNotCompleteException Late(string id, TimeSpan timeout, ComputationView? seen, PandaceaException? lastError)
    {
        var why = lastError is null ? $"it is {seen?.Status ?? "not known yet"}" : "the agent could not be asked: " + lastError.Message.TrimEnd('.');
        return new(
            string.Create(CultureInfo.InvariantCulture, $"The computation {id} was not complete within {timeout.TotalSeconds:0.###} s: {why}. It goes on; wait again, or longer."), seen, lastError)
        {
            RetryAfter = options.JobPollInterval,
        };
    }
}
