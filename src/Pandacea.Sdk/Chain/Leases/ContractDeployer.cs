using Pandacea.Protocol;

namespace Pandacea.Sdk.Chain;

/// <summary>Deploys the embedded artefact.</summary>
internal sealed class ContractDeployer(ITransactionSender sender, IEvmRpc rpc) : IContractDeployer
{
    private const ulong DeployGas = 4_000_000;

    private readonly ContractExecutor _executor = new(sender, rpc);

    public async ValueTask<string> DeployAsync(
        EvmAccount owner, TimeSpan disputeWindow, int disputeStakeRate = 10, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(disputeWindow, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfNegative(disputeStakeRate);
        var code = new AbiWriter(LeaseAgreementArtefact.Bytecode()).UInt((ulong)disputeWindow.TotalSeconds).UInt(disputeStakeRate).ToArray();
        var receipt = await _executor.ExecuteAsync(owner, new ContractCall(To: null, code, DeployGas), cancellationToken).ConfigureAwait(false);
        return receipt.ContractAddress ?? throw new FormatException("The receipt of a deployment names no contract.");
    }
}
