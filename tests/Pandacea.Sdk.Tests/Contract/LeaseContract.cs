using System.Numerics;
using System.Text.Json;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;
using Selectors = Pandacea.Protocol.LeaseAgreementAbi.Selectors;

namespace Pandacea.Sdk.Tests.Contract;

/// <summary>The contract as its callers see it, driven by the node's own accounts past the SDK.</summary>
public sealed class LeaseContract(AnvilNode node, string address)
{
    /// <summary>The least price.</summary>
    public static readonly BigInteger MinPrice = BigInteger.Pow(10, 15);

    public string Address => address;

    public Task<string> CreateAsync(
        string spender, string earner, string proposal, BigInteger price, BigInteger? maxPrice = null, ulong expiresAt = 4_000_000_000) => SendAsync(
        spender,
        new AbiWriter(Selectors.CreateLease).Address(earner).Bytes32(LeaseIds.ProductId("p")).Bytes32(proposal).UInt(maxPrice ?? price).UInt(expiresAt),
        price);

    public Task<string> StepAsync(string caller, string selector, string leaseId) =>
        SendAsync(caller, new AbiWriter(selector).Bytes32(leaseId));

    public Task<string> DisputeAsync(string caller, string leaseId, BigInteger stake) =>
        SendAsync(caller, new AbiWriter(Selectors.RaiseDispute).Bytes32(leaseId).String("reason"), stake);

    public Task<string> ResolveAsync(string caller, string leaseId, bool valid) =>
        SendAsync(caller, new AbiWriter(Selectors.ResolveDispute).Bytes32(leaseId).Bool(valid));

    public Task<string> WithdrawAsync(string caller) => SendAsync(caller, new AbiWriter(Selectors.Withdraw));

    /// <returns><c>ok</c>, or the name of the contract's error.</returns>
    internal async Task<string> SendAsync(string from, AbiWriter call, BigInteger value = default)
    {
        var transaction = new { from, to = address, data = Hex.Encode(call.ToArray()), value = Hex.Quantity(value), gas = "0x7a120" };
        var receipt = await node.ResultAsync("eth_sendTransactionSync", transaction);
        if (receipt.GetProperty("status").GetString() == "0x1")
        {
            return "ok";
        }

        var answer = await node.AskAsync("eth_call", transaction, "latest");
        return RevertReason.Decode(answer.GetProperty("error").GetProperty("data").GetString()).Name ?? answer.ToString();
    }

    public async Task<LeaseView> GetAsync(string leaseId) => LeaseView.Decode(
        await ReadAsync(new AbiWriter(Selectors.GetLease).Bytes32(leaseId)));

    public async Task<LeaseState> StateAsync(string leaseId) => (await GetAsync(leaseId)).State;

    public async Task<BigInteger> NumberAsync(string selector) => Number(await ReadAsync(new AbiWriter(selector)));

    public async Task<BigInteger> WithdrawableAsync(string account) => Number(await ReadAsync(new AbiWriter(Selectors.Withdrawable).Address(account)));

    public async Task<string> IdAsync(string spender, string proposal) => Hex.Encode(
        await ReadAsync(new AbiWriter(Selectors.LeaseIdOf).Address(spender).Bytes32(proposal)));

    public async Task<string[]> IdsAsync(int start, int count)
    {
        var data = await ReadAsync(new AbiWriter(Selectors.LeaseIds).UInt(start).UInt(count));
        return [.. data.Skip(64).Chunk(32).Select(word => Hex.Encode(word))];
    }

    public async Task<BigInteger> BalanceAsync() => Hex.ToInteger((await node.ResultAsync("eth_getBalance", address, "latest")).GetString()!);

    public async Task<JsonElement> LogsAsync(string topic, string leaseId) => await node.ResultAsync(
        "eth_getLogs", new { address, fromBlock = "0x0", toBlock = "latest", topics = new[] { topic, leaseId } });

    private static BigInteger Number(byte[] word) => new AbiReader(word).UInt();

    private async Task<byte[]> ReadAsync(AbiWriter call) => Hex.Decode(
        (await node.ResultAsync("eth_call", new { to = address, data = Hex.Encode(call.ToArray()) }, "latest")).GetString()!);
}
