using Microsoft.Data.Sqlite;
using Pandacea.Agent.Store;
using Pandacea.Agent.Store.Sqlite;
using Pandacea.Protocol;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>
/// Runs writers on a store in a loop file, cuts the power at random instants, mounts what the file held then, and asks for all that
/// was acknowledged. The store goes on from there to the next cut, so that recovery itself is under test as well.
/// </summary>
/// <remarks>The model: what was handed to the disk is kept, in any state between two writes; what was not is gone. A disk that lies about
/// flushes is not part of it.</remarks>
internal sealed class PowerLossRig(SynchronousLevel synchronous, string seed, IPowerLossLoad load) : IDisposable
{
    private const string StoreFile = "agent.db";
    private const int FewestWrites = 20;
    private const int MostWrites = 600;

    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-power-").FullName;
    private readonly SeedStream _random = SeedStream.Derive(seed, "power-loss");
    private readonly HashSet<string> _acknowledged = [];
    private readonly HashSet<string> _lost = [];
    private readonly List<string> _damage = [];

    /// <param name="cuts">How often the power fails.</param>
    /// <param name="told">Is called after each cut.</param>
    public async Task<PowerLossReport> RunAsync(int cuts, Action<PowerLossReport>? told = null)
    {
        var disk = LoopDisk.Create(Image(0));
        try
        {
            for (var cut = 1; cut <= cuts; cut++)
            {
                await WriteUntilCutAsync(disk, cut);
                var after = disk.Copy(Image(cut));
                disk.Dispose();
                disk = after;
                await VerifyAsync(Path.Combine(disk.Folder, StoreFile));
                told?.Invoke(Report(cut));
                if (!Report(cut).IsClean)
                {
                    return Report(cut);
                }
            }

            return Report(cuts);
        }
        finally
        {
            disk.Dispose();
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Image(int cut) => Path.Combine(_folder, $"{cut}.img");

    private PowerLossReport Report(int cuts) => new(cuts, _acknowledged.Count, [.. _lost], _damage);

    private async Task WriteUntilCutAsync(LoopDisk disk, int cut)
    {
        using var writer = new WriterProcess(load.Writer, Path.Combine(disk.Folder, StoreFile), cut, synchronous);
        await writer.AcknowledgedAsync(FewestWrites + _random.NextInt(MostWrites - FewestWrites));

        // An answer arrives just after a flush: without this every cut would fall there.
        Thread.SpinWait(_random.NextInt(1_000_000));

        // A dead machine tells nobody anything: a flush that the kernel calls done after the cut does not count.
        var cutAt = TimeProvider.System.GetTimestamp();
        disk.Cut();
        _acknowledged.UnionWith((await writer.EndAsync()).Where(write => write.At < cutAt).Select(write => write.Id));
    }

    private async Task VerifyAsync(string file)
    {
        try
        {
            await using var store = SqliteAgentStore.Open(new SqliteStoreOptions { Path = file }, TimeProvider.System);
            await store.CheckAsync(default);
            _damage.AddRange(StoreRows.Read(file, "PRAGMA integrity_check").Where(line => line != "ok"));
            _lost.UnionWith(load.Lost(file, _acknowledged));
            _damage.AddRange(load.Damage(file));
        }
        catch (StoreException error)
        {
            _damage.Add(error.Message);
        }
    }
}
