using System.Numerics;
using Pandacea.Protocol;

namespace Pandacea.Sdk.Chain;

/// <summary>The calls of the lease contract with their gas limits, which leave half of what a method uses as a reserve.</summary>
internal static class LeaseCalls
{
    private const ulong CreateGas = 400_000;
    private const ulong StepGas = 150_000;
    private const ulong DisputeGas = 150_000;
    private const ulong DisputeGasPerByte = 64;

    public static ContractCall Create(string contract, CreateLease request) => new(
        contract,
        new AbiWriter(LeaseAgreementAbi.Selectors.CreateLease)
            .Address(request.Earner)
            .Bytes32(request.ProductId)
            .Bytes32(request.ProposalId)
            .UInt(request.MaxPrice)
            .UInt(request.ExpiresAt)
            .ToArray(),
        CreateGas)
    {
        Value = request.Price,
    };

    /// <summary>A method that takes the lease's id and nothing else.</summary>
    public static ContractCall Step(string contract, string selector, string leaseId) =>
        new(contract, new AbiWriter(selector).Bytes32(leaseId).ToArray(), StepGas);

    public static ContractCall RaiseDispute(string contract, string leaseId, string reason, BigInteger stake)
    {
        var data = new AbiWriter(LeaseAgreementAbi.Selectors.RaiseDispute).Bytes32(leaseId).String(reason).ToArray();
        return new ContractCall(contract, data, DisputeGas + (DisputeGasPerByte * (ulong)data.Length)) { Value = stake };
    }

    public static ContractCall ResolveDispute(string contract, string leaseId, bool valid) =>
        new(contract, new AbiWriter(LeaseAgreementAbi.Selectors.ResolveDispute).Bytes32(leaseId).Bool(valid).ToArray(), StepGas);

    public static ContractCall Withdraw(string contract) =>
        new(contract, new AbiWriter(LeaseAgreementAbi.Selectors.Withdraw).ToArray(), StepGas);

    public static ContractCall StakeOf(string contract, BigInteger price) =>
        new(contract, new AbiWriter(LeaseAgreementAbi.Selectors.StakeOf).UInt(price).ToArray(), StepGas);
}
