using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class FileTransactionOutboxTests : IDisposable
{
    private readonly EvmAccount _account = EvmAccount.FromPrivateKey("0x" + new string('1', 64));
    private readonly string _path = Path.Combine(Directory.CreateTempSubdirectory("pandacea-outbox").FullName, "new", "outbox.ndjson");

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(Path.GetDirectoryName(_path))!, recursive: true);

    [Fact]
    public async Task What_was_added_and_not_resolved_survives_in_its_order()
    {
        using (var outbox = new FileTransactionOutbox(_path))
        {
            for (ulong nonce = 0; nonce < 5; nonce++)
            {
                await outbox.AddAsync(Signed(nonce), default);
            }

            await outbox.ResolveAsync(Signed(1).Hash, TransactionFate.Confirmed, default);
            await outbox.ResolveAsync(Signed(3).Hash, TransactionFate.Abandoned, default);
        }

        using var reopened = new FileTransactionOutbox(_path);
        Assert.Equal([Signed(0), Signed(2), Signed(4)], await reopened.PendingAsync(default));
    }

    [Fact]
    public async Task A_line_cut_off_by_a_crash_is_dropped_and_the_file_goes_on()
    {
        await WriteAsync(Signed(0), Signed(1));
        var bytes = await File.ReadAllBytesAsync(_path);
        for (var cut = 1; cut < 60; cut += 13)
        {
            await File.WriteAllBytesAsync(_path, bytes[..^cut]);
            using (var outbox = new FileTransactionOutbox(_path))
            {
                Assert.Equal([Signed(0)], await outbox.PendingAsync(default));
                await outbox.AddAsync(Signed(2), default);
            }

            using var reopened = new FileTransactionOutbox(_path);
            Assert.Equal([Signed(0), Signed(2)], await reopened.PendingAsync(default));
        }
    }

    [Fact]
    public async Task Damage_before_the_end_is_refused()
    {
        await WriteAsync(Signed(0), Signed(1));
        var bytes = await File.ReadAllBytesAsync(_path);
        var raw = bytes.AsSpan().IndexOf("\"raw\":\"0x"u8) + 20;
        bytes[raw] = (byte)(bytes[raw] == '0' ? '1' : '0');
        await File.WriteAllBytesAsync(_path, bytes);

        using var outbox = new FileTransactionOutbox(_path);
        var refusal = await Assert.ThrowsAsync<OutboxException>(async () => await outbox.PendingAsync(default));
        Assert.Contains("line 1", refusal.Message);
    }

    [Fact]
    public async Task A_history_without_anything_pending_is_cut_at_the_next_opening()
    {
        await WriteAsync(Signed(0));
        using (var outbox = new FileTransactionOutbox(_path))
        {
            await outbox.ResolveAsync(Signed(0).Hash, TransactionFate.Confirmed, default);
        }

        using var reopened = new FileTransactionOutbox(_path);
        Assert.Empty(await reopened.PendingAsync(default));
        Assert.Equal(0, new FileInfo(_path).Length);
    }

    [Fact]
    public async Task A_second_process_cannot_use_the_file()
    {
        using var first = new FileTransactionOutbox(_path);
        await first.AddAsync(Signed(0), default);
        using var second = new FileTransactionOutbox(_path);
        var refusal = await Assert.ThrowsAsync<OutboxException>(async () => await second.AddAsync(Signed(1), default));
        Assert.Contains("Each process needs a file of its own", refusal.Message);
    }

    [Fact]
    public async Task Concurrent_additions_are_all_kept()
    {
        using (var outbox = new FileTransactionOutbox(_path))
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(nonce => Task.Run(async () => await outbox.AddAsync(Signed((ulong)nonce), default))));
        }

        using var reopened = new FileTransactionOutbox(_path);
        Assert.Equal(Enumerable.Range(0, 50).Select(nonce => (ulong)nonce), (await reopened.PendingAsync(default)).Select(pending => pending.Nonce).Order());
    }

    private async Task WriteAsync(params SignedTransaction[] transactions)
    {
        using var outbox = new FileTransactionOutbox(_path);
        foreach (var transaction in transactions)
        {
            await outbox.AddAsync(transaction, default);
        }
    }

    private SignedTransaction Signed(ulong nonce) => new TransactionFields
    {
        ChainId = 31337,
        Nonce = nonce,
        Fees = new Fees(2_000_000_000, 1_000_000_000),
        GasLimit = 21_000,
        To = _account.Address,
    }.Sign(_account);
}
