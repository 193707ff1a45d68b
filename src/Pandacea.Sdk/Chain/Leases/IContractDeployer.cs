namespace Pandacea.Sdk.Chain;

/// <summary>Puts the lease contract on a chain.</summary>
public interface IContractDeployer
{
    /// <summary>Deploys the contract that this build was made with.</summary>
    /// <param name="owner">Signs and pays; decides disputes from then on.</param>
    /// <param name="disputeWindow">How long after execution a lease can be disputed; whole seconds.</param>
    /// <param name="disputeStakeRate">Percent of the price at stake in a dispute; 10 by the protocol, at most 100.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The contract's address, lower case.</returns>
    ValueTask<string> DeployAsync(EvmAccount owner, TimeSpan disputeWindow, int disputeStakeRate = 10, CancellationToken cancellationToken = default);
}
