using Pandacea.Protocol;
using Pandacea.Sdk.Resilience;
using Selectors = Pandacea.Protocol.LeaseAgreementAbi.Selectors;

namespace Pandacea.Sdk.Chain;

/// <summary>The lease contract at the configured address.</summary>
internal sealed class LeaseClient(ITransactionSender sender, IEvmRpc rpc, ChainOptions options) : ILeaseClient
{
    private const int Word = 32;
    private static readonly string NoLease = Hex.Encode(new byte[Word]);

    private readonly ContractExecutor _executor = new(sender, rpc);
    private volatile bool _answered;

    private string Contract => options.ContractAddress.Length > 0
        ? options.ContractAddress
        : throw new OptionsInvalidException(["ContractAddress is empty; set it to the address of the lease contract."]);

    public async ValueTask<LeaseCreated> CreateAsync(CreateLease request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await CheckContractAsync(cancellationToken).ConfigureAwait(false);
        var receipt = await _executor.ExecuteAsync(request.Spender, LeaseCalls.Create(Contract, request), cancellationToken).ConfigureAwait(false);
        var created = receipt.Logs.FirstOrDefault(IsCreation)
            ?? throw new TransactionRevertedException(new RevertReason(null, $"no lease contract answers at {Contract}, where the payment went all the same"), receipt.TransactionHash)
            {
                MayHaveTakenEffect = true,
            };
        return new LeaseCreated(created.Topics[1], receipt.TransactionHash, receipt.BlockNumber);
    }

    public ValueTask<TransactionReceipt> ApproveAsync(EvmAccount earner, string leaseId, CancellationToken cancellationToken) =>
        _executor.ExecuteAsync(earner, LeaseCalls.Step(Contract, Selectors.ApproveLease, leaseId), cancellationToken);

    public ValueTask<TransactionReceipt> ExecuteAsync(EvmAccount earner, string leaseId, CancellationToken cancellationToken) =>
        _executor.ExecuteAsync(earner, LeaseCalls.Step(Contract, Selectors.ExecuteLease, leaseId), cancellationToken);

    public ValueTask<TransactionReceipt> FinalizeAsync(EvmAccount caller, string leaseId, CancellationToken cancellationToken) =>
        _executor.ExecuteAsync(caller, LeaseCalls.Step(Contract, Selectors.FinalizeLease, leaseId), cancellationToken);

    public ValueTask<TransactionReceipt> CancelAsync(EvmAccount spender, string leaseId, CancellationToken cancellationToken) =>
        _executor.ExecuteAsync(spender, LeaseCalls.Step(Contract, Selectors.CancelLease, leaseId), cancellationToken);

    public async ValueTask<TransactionReceipt> RaiseDisputeAsync(EvmAccount spender, string leaseId, string reason, CancellationToken cancellationToken)
    {
        var lease = await GetAsync(leaseId, cancellationToken).ConfigureAwait(false);
        var stake = await _executor.ReadAsync(LeaseCalls.StakeOf(Contract, lease.Price), cancellationToken).ConfigureAwait(false);
        var call = LeaseCalls.RaiseDispute(Contract, leaseId, reason, new AbiReader(stake).UInt());
        return await _executor.ExecuteAsync(spender, call, cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<TransactionReceipt> ResolveDisputeAsync(EvmAccount owner, string leaseId, bool valid, CancellationToken cancellationToken) =>
        _executor.ExecuteAsync(owner, LeaseCalls.ResolveDispute(Contract, leaseId, valid), cancellationToken);

    public ValueTask<TransactionReceipt> WithdrawAsync(EvmAccount account, CancellationToken cancellationToken) =>
        _executor.ExecuteAsync(account, LeaseCalls.Withdraw(Contract), cancellationToken);

    public async ValueTask<LeaseView> GetAsync(string leaseId, CancellationToken cancellationToken) => LeaseView.Decode(
        await _executor.ReadAsync(LeaseCalls.Step(Contract, Selectors.GetLease, leaseId), cancellationToken).ConfigureAwait(false));

    public async ValueTask<bool> ExistsAsync(string leaseId, CancellationToken cancellationToken) => new AbiReader(
        await _executor.ReadAsync(LeaseCalls.Step(Contract, Selectors.LeaseExists, leaseId), cancellationToken).ConfigureAwait(false)).Bool();

    /// <summary>An address without code takes money without a word: before the first payment something must answer there as the contract does.</summary>
    private async ValueTask CheckContractAsync(CancellationToken cancellationToken)
    {
        if (!_answered && !await AnswersAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new OptionsInvalidException([$"ContractAddress is {Contract}, where no lease contract answers; set it to the one that the agent names in /healthz. Nothing was sent."]);
        }

        _answered = true;
    }

    private async ValueTask<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await _executor.ReadAsync(LeaseCalls.Step(Contract, Selectors.LeaseExists, NoLease), cancellationToken).ConfigureAwait(false)).Length == Word;
        }
        catch (TransactionRevertedException)
        {
            return false;
        }
    }

    private bool IsCreation(ContractLog log) =>
        log.Topics.Count == 4
        && log.Topics[0] == LeaseAgreementAbi.Topics.LeaseCreated
        && string.Equals(log.Address, options.ContractAddress, StringComparison.OrdinalIgnoreCase);
}
