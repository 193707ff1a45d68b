using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Http.Disputes;

/// <summary>Keeps a spender's dispute, sends it as the bytes that were signed, and answers once it is on chain.</summary>
internal sealed class DisputeService(IAgentStore store, IEvmRpc rpc, string contract, TimeProvider time) : IDisputeService
{
    private const string Submitted = "submitted";
    private const string Failed = "failed";
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Block = TimeSpan.FromSeconds(1);

    public async Task<KeyOutcome> RaiseAsync(DisputeCall call, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var before = await store.Idempotency.LookAsync(key, cancellationToken).ConfigureAwait(false);
        if (before.State is KeyState.Answered or KeyState.Conflict)
        {
            return before;
        }

        var (lease, transaction) = await CheckAsync(call, cancellationToken).ConfigureAwait(false);
        var dispute = new StoredDispute(
            "0x" + RandomNumberGenerator.GetHexString(32, lowercase: true),
            lease.ProposalId,
            call.LeaseId,
            call.Signer,
            call.Reason,
            "0x" + Convert.ToHexStringLower(call.Transaction),
            transaction.TransactionHash,
            Submitted,
            time.GetUtcNow());
        var begun = await store.Disputes.BeginAsync(dispute, key, cancellationToken).ConfigureAwait(false);
        if (begun.State != KeyState.Fresh)
        {
            return begun;
        }

        // A try that an earlier process left open has kept its own name for the dispute.
        var kept = await store.Disputes.FindAsync(call.LeaseId, cancellationToken).ConfigureAwait(false);
        dispute = kept?.TransactionHash == dispute.TransactionHash ? kept : dispute;
        return await SendAsync(call, dispute, key, cancellationToken).ConfigureAwait(false);
    }

    private async Task<(StoredLease Lease, SignedDispute Transaction)> CheckAsync(DisputeCall call, CancellationToken cancellationToken)
    {
        var lease = await store.Leases.FindByLeaseIdAsync(call.LeaseId, cancellationToken).ConfigureAwait(false)
            ?? throw new BadInputException("leaseId: there is no such lease.", AgentErrorCodes.NotFound, 404);
        if (lease.Status is not (LeaseStatus.PendingApproval or LeaseStatus.Approved or LeaseStatus.Executed or LeaseStatus.Disputed))
        {
            throw new BadInputException($"leaseId: the lease is {LeaseStatusNames.Of(lease.Status)} and cannot be disputed.", AgentErrorCodes.Conflict, 409);
        }

        if (!SignedDispute.TryRead(call.Transaction, out var transaction))
        {
            throw Wrong("must be an EIP-1559 transaction that calls raiseDispute");
        }

        if (!transaction.Contract.Equals(contract, StringComparison.OrdinalIgnoreCase) || transaction.LeaseId != call.LeaseId || transaction.Reason != call.Reason)
        {
            throw Wrong("must call the lease contract with this lease and this reason");
        }

        var address = await store.Identities.AddressOfAsync(call.Signer, cancellationToken).ConfigureAwait(false);
        return address == transaction.Sender ? (lease, transaction) : throw Wrong("must be signed by the address bound to the caller");
    }

    private async Task<KeyOutcome> SendAsync(DisputeCall call, StoredDispute dispute, IdempotencyKey key, CancellationToken cancellationToken)
    {
        var complete = false;
        using var late = new CancellationTokenSource(call.Patience, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            await BroadcastAsync(dispute, stop.Token).ConfigureAwait(false);
            var raised = await IsOnChainAsync(dispute.TransactionHash, stop.Token).ConfigureAwait(false);
            var answer = raised ? Raised(dispute) : Reverted(call);
            await store.Disputes.CompleteAsync(dispute.DisputeId, raised ? DisputeAnswer.Raised : Failed, key, answer, CancellationToken.None).ConfigureAwait(false);
            complete = true;
            return new(KeyState.Fresh, answer);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new BadInputException(
                "signedTransaction: no block has it yet. Ask again with the same key.", AgentErrorCodes.DependencyUnavailable, 503, Block);
        }
        finally
        {
            if (!complete)
            {
                await store.Idempotency.ReleaseAsync(key, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task BroadcastAsync(StoredDispute dispute, CancellationToken cancellationToken)
    {
        try
        {
            await rpc.CallAsync("eth_sendRawTransaction", [dispute.SignedTransaction], cancellationToken).ConfigureAwait(false);
        }
        catch (EvmRpcException error)
        {
            // Known already, or mined already: the node then says that the nonce is too low.
            var known = await rpc.CallAsync("eth_getTransactionByHash", [dispute.TransactionHash], cancellationToken).ConfigureAwait(false);
            if (known.ValueKind != JsonValueKind.Object)
            {
                throw new BadInputException($"signedTransaction: the node refuses it: {error.Message}", AgentErrorCodes.Conflict, 409);
            }
        }
    }

    private async Task<bool> IsOnChainAsync(string hash, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Look, time);
        while (true)
        {
            var receipt = await rpc.CallAsync("eth_getTransactionReceipt", [hash], cancellationToken).ConfigureAwait(false);
            if (receipt.ValueKind == JsonValueKind.Object)
            {
                return receipt.TryGetProperty("status", out var status) && status.ValueEquals("0x1");
            }

            await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static StoredAnswer Raised(StoredDispute dispute) => new(201, JsonSerializer.Serialize(
        new DisputeAnswer(dispute.DisputeId, DisputeAnswer.Raised, dispute.TransactionHash), AgentJson.Default.DisputeAnswer));

    private static StoredAnswer Reverted(DisputeCall call) => new(409, Encoding.UTF8.GetString(
        ErrorAnswer.Body(call.RequestId, AgentErrorCodes.Conflict, "signedTransaction: it is on chain, but the contract reverted it.")));

    private static BadInputException Wrong(string rule) => new($"signedTransaction: {rule}.", AgentErrorCodes.ValidationError);
}
