using Microsoft.Extensions.Time.Testing;
using Pandacea.Verdict.Journal;
using Pandacea.Verdict.Tests.Doctored;

namespace Pandacea.Verdict.Tests.Journal;

public sealed class JournalWriterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();

    private string File => System.IO.Path.Combine(_folder.Path, "runs", "journal.ndjson");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Time_is_given_unless_it_was_set()
    {
        await using (var writer = JournalWriter.Create(File, _time))
        {
            _time.Advance(TimeSpan.FromMilliseconds(1.5));
            Assert.Equal(1_500_000, writer.Now);
            writer.Append(new PhaseStarted { Phase = "a" });
            writer.Append(new PhaseStarted { Phase = "b", T = 7 });
        }

        Assert.Equal([1_500_000L, 7L, 1_500_000L], Read().Select(record => record.T));
    }

    [Fact]
    public async Task Many_threads_share_one_order()
    {
        await using (var writer = JournalWriter.Create(File, TimeProvider.System))
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(() =>
            {
                for (var at = 0; at < 500; at++)
                {
                    writer.Append(new OperationEnded { Op = (thread * 1_000) + at, Outcome = OperationOutcome.Ok });
                }
            })));
        }

        var records = Read();
        Assert.Equal(Enumerable.Range(0, 4_001).Select(seq => (long)seq), records.Select(record => record.Seq));
        Assert.Equal(records.Select(record => record.T).Order(), records.Select(record => record.T));
        var first = records.OfType<OperationEnded>().Select(record => record.Op).Where(op => op < 1_000).ToList();
        Assert.Equal(first.Order(), first);
    }

    [Fact]
    public async Task Flushed_records_can_be_read_while_the_journal_is_open()
    {
        await using var writer = JournalWriter.Create(File, _time);
        writer.Append(new PhaseStarted { Phase = "a" });
        await writer.FlushAsync();
        Assert.Equal("a", Assert.IsType<PhaseStarted>(Assert.Single(Read())).Phase);
    }

    [Fact]
    public async Task The_observer_sees_numbered_records_in_order()
    {
        var seen = new List<JournalRecord>();
        await using (var writer = JournalWriter.Create(File, _time, seen.Add))
        {
            writer.Append(new PhaseStarted { Phase = "a" });
            writer.Append(new PhaseStarted { Phase = "b" });
        }

        Assert.Equal([0L, 1L], seen.Select(record => record.Seq));
    }

    [Fact]
    public async Task Nulls_are_left_out_and_kind_comes_first()
    {
        await using (var writer = JournalWriter.Create(File, _time))
        {
            writer.Append(new ProbeSampled { Dependency = "evm", Ok = true, LatencyMs = 5.5, T = 9 });
        }

        Assert.Equal("{\"kind\":\"probe\",\"seq\":0,\"t\":9,\"v\":1,\"dependency\":\"evm\",\"ok\":true,\"latencyMs\":5.5}", System.IO.File.ReadLines(File).First());
    }

    [Fact]
    public async Task An_existing_journal_is_never_overwritten()
    {
        await using (JournalWriter.Create(File, _time))
        {
        }

        var fault = Assert.Throws<JournalException>(() => JournalWriter.Create(File, _time));
        Assert.Contains("choose another folder with --out", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_leaves_the_journal_open()
    {
        var disk = new SmallDisk(400);
        var writer = new JournalWriter(disk, "journal.ndjson", _time, observer: null);
        writer.Append(new PhaseStarted { Phase = "a" });
        await writer.FlushAsync();
        Assert.Null(writer.Fault);
        writer.Append(new PhaseStarted { Phase = new string('b', 400) });
        var fault = await Assert.ThrowsAsync<JournalException>(() => writer.FlushAsync());
        Assert.Same(fault, writer.Fault);
        Assert.Contains("Cannot write the journal journal.ndjson: No space left on device", fault.Message, StringComparison.Ordinal);
        writer.Append(new PhaseStarted { Phase = "c" });
        await writer.DisposeAsync();
        var state = JournalReader.Read(new MemoryStream(disk.ToArray()), _ => { });
        Assert.Equal((1, JournalDamageKind.NotClosed), (state.Records, Assert.Single(state.Damage).Kind));
    }

    private List<JournalRecord> Read()
    {
        var records = new List<JournalRecord>();
        JournalReader.Read(File, records.Add);
        return records;
    }

    private sealed class SmallDisk(int capacity) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            if (Length + count > capacity)
            {
                throw new IOException("No space left on device.");
            }

            base.Write(buffer, offset, count);
        }
    }
}
