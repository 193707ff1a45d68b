using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

/// <summary>The sender's rules, with a node that answers by a script and a clock that stands still.</summary>
public sealed class TransactionSenderRulesTests
{
    private readonly ScriptedRpc _rpc = new();
    private readonly MemoryOutbox _outbox = new();
    private readonly SteppedTime _time = new();
    private readonly EvmAccount _account = EvmAccount.Generate();
    private readonly TransactionSender _sender;

    public TransactionSenderRulesTests() => _sender = new TransactionSender(
        _rpc, _outbox, new TransactionMetrics(null), new ChainOptions { ConfirmationTimeout = TimeSpan.FromSeconds(10) }, _time);

    [Fact]
    public async Task The_bytes_are_kept_before_they_are_sent()
    {
        var keptWhenSent = 0;
        _rpc["eth_sendRawTransaction"] = () =>
        {
            keptWhenSent = _outbox.PendingAsync(default).Result.Count;
            return "\"0x\"";
        };
        var sent = await SendAsync();
        Assert.Equal(1, keptWhenSent);
        Assert.Equal([sent.Raw], _rpc.Sent);
    }

    [Theory]
    [InlineData("""{"baseFeePerGas":["0x1"],"reward":[]}""")]
    [InlineData("""{"baseFeePerGas":["0x1","0x1"],"reward":[[]]}""")]
    [InlineData("""{"baseFeePerGas":["0x1","0x1"],"reward":null}""")]
    [InlineData("""{"baseFeePerGas":["0x1","0x1"]}""")]
    public async Task A_block_too_new_for_the_fee_history_does_not_stop_a_send(string history)
    {
        _rpc["eth_feeHistory"] = () => history;
        await SendAsync();
        Assert.Single(_rpc.Sent);
    }

    [Fact]
    public async Task What_cannot_be_kept_is_not_sent()
    {
        _outbox.Refuses = true;
        var refusal = await Assert.ThrowsAsync<OutboxException>(SendAsync);
        Assert.False(refusal.MayHaveTakenEffect);
        Assert.Empty(_rpc.Sent);

        _outbox.Refuses = false;
        Assert.Equal(0UL, (await SendAsync()).Nonce);
    }

    [Fact]
    public async Task An_abandonment_that_cannot_be_written_down_counts_as_sent()
    {
        _rpc["eth_sendRawTransaction"] = () =>
        {
            _outbox.Refuses = true;
            throw ScriptedRpc.Down();
        };
        Assert.True((await Assert.ThrowsAsync<TransactionUnresolvedException>(SendAsync)).MayHaveTakenEffect);
    }

    [Fact]
    public async Task A_send_that_reached_nobody_frees_its_nonce_for_good()
    {
        _rpc["eth_sendRawTransaction"] = () => throw ScriptedRpc.Down();
        Assert.False((await Assert.ThrowsAsync<TransactionNotSentException>(SendAsync)).MayHaveTakenEffect);
        var (_, fate) = Assert.Single(_outbox.Resolved);
        Assert.Equal(TransactionFate.Abandoned, fate);

        _rpc["eth_sendRawTransaction"] = () => "\"0x\"";
        Assert.Equal(0UL, (await SendAsync()).Nonce);
    }

    [Fact]
    public async Task A_send_that_may_have_arrived_goes_first_next_time_as_the_same_bytes()
    {
        _rpc["eth_sendRawTransaction"] = () => throw ScriptedRpc.Down(maybe: true);
        var unresolved = await Assert.ThrowsAsync<TransactionUnresolvedException>(SendAsync);
        var lost = Assert.Single(await _outbox.PendingAsync(default));
        Assert.Equal(lost.Hash, unresolved.TransactionHash);

        _rpc["eth_sendRawTransaction"] = () => "\"0x\"";
        var next = await SendAsync();
        Assert.Equal([lost.Raw, lost.Raw, next.Raw], _rpc.Sent);
        Assert.Equal((0UL, 1UL), (lost.Nonce, next.Nonce));
    }

    [Theory]
    [InlineData("already known")]
    [InlineData("transaction already imported")]
    [InlineData("AlreadyKnown")]
    public async Task Already_known_is_success(string message)
    {
        _rpc["eth_sendRawTransaction"] = () => throw ScriptedRpc.Refusal(message);
        await SendAsync();
        Assert.DoesNotContain("eth_getTransactionByHash", _rpc.Calls);
    }

    [Fact]
    public async Task Nonce_too_low_is_success_if_the_chain_knows_the_hash()
    {
        _rpc["eth_sendRawTransaction"] = () => throw ScriptedRpc.Refusal("nonce too low");
        _rpc["eth_getTransactionByHash"] = () => "{}";
        Assert.Equal(0UL, (await SendAsync()).Nonce);
    }

    [Fact]
    public async Task A_nonce_snatched_again_and_again_is_given_up()
    {
        _rpc["eth_sendRawTransaction"] = () => throw ScriptedRpc.Refusal("nonce too low");
        var refusal = await Assert.ThrowsAsync<TransactionNotSentException>(SendAsync);
        Assert.Contains("Another program", refusal.Message);
        Assert.Equal(3, _rpc.Sent.Count);
        Assert.Empty(await _outbox.PendingAsync(default));
    }

    [Fact]
    public async Task A_refusal_after_a_lost_answer_is_no_proof()
    {
        _rpc["eth_sendRawTransaction"] = () => throw ScriptedRpc.Refusal("insufficient funds", maybe: true);
        Assert.True((await Assert.ThrowsAsync<TransactionUnresolvedException>(SendAsync)).MayHaveTakenEffect);
        Assert.Single(await _outbox.PendingAsync(default));
    }

    [Fact]
    public async Task Fees_chain_and_nonce_are_not_asked_for_at_each_send()
    {
        for (var i = 0; i < 10; i++)
        {
            await SendAsync();
        }

        Assert.Equal(
            ["eth_chainId", "eth_getTransactionCount", "eth_feeHistory", .. Enumerable.Repeat("eth_sendRawTransaction", 10)],
            _rpc.Calls);
        _time.Advance(TimeSpan.FromSeconds(5));
        await SendAsync();
        Assert.Equal(2, _rpc.Calls.Count(method => method == "eth_feeHistory"));
    }

    [Fact]
    public async Task Waiting_ends_exactly_at_the_timeout_and_sends_again_meanwhile()
    {
        var sent = await SendAsync();
        var waiting = _sender.ConfirmAsync(sent, default).AsTask();
        for (var ms = 100; ms < 10_000; ms += 100)
        {
            await _time.StepAsync(TimeSpan.FromMilliseconds(100));
            Assert.False(waiting.IsCompleted);
        }

        Assert.Equal(1 + 4, _rpc.Sent.Count);
        Assert.All(_rpc.Sent, raw => Assert.Equal(sent.Raw, raw));
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.True((await Assert.ThrowsAsync<TransactionUnresolvedException>(() => waiting)).MayHaveTakenEffect);
    }

    private Task<SignedTransaction> SendAsync() => _sender.SendAsync(_account, new ContractCall(_account.Address, [], 21_000), default).AsTask();
}
