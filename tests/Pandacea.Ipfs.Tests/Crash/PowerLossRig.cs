using Pandacea.Agent.Tests.Store.PowerLoss;
using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>
/// Runs a node on a disk in a loop file, cuts the power at random instants, mounts what the file held then, and asks for all that was
/// acknowledged. The node goes on from there to the next cut, so that its start is under test as well.
/// </summary>
/// <remarks>The model: what was handed to the disk is kept, in any state between two writes; what was not is gone. A disk that lies about
/// flushes is not part of it.</remarks>
internal sealed class PowerLossRig(Flushing flushing, string seed, int writers = Load.Many) : IDisposable
{
    private const int FewestWrites = 5;
    private const int MostWrites = 60;

    // The disk is small.
    private const int ForgetEvery = 10;

    private readonly TempFolder _folder = new();
    private readonly SeedStream _random = SeedStream.Derive(seed, "power-loss");
    private readonly List<Written> _kept = [];
    private readonly List<string> _lost = [];
    private readonly List<string> _damage = [];
    private int _acknowledged;

    /// <param name="cuts">How often the power fails.</param>
    /// <param name="told">Is called after each cut.</param>
    public async Task<CrashReport> RunAsync(int cuts, Action<CrashReport>? told = null)
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
                await AuditAsync(StoreOn(disk), forget: cut % ForgetEvery == 0);
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

    public void Dispose() => _folder.Dispose();

    private string Image(int cut) => _folder[$"{cut}.img"];

    private static string StoreOn(LoopDisk disk) => Path.Combine(disk.Folder, "ipfs");

    private CrashReport Report(int cuts) => new(cuts, _acknowledged, [.. _lost], [.. _damage]);

    private async Task WriteUntilCutAsync(LoopDisk disk, int cut)
    {
        using var node = await NodeProcess.StartAsync(StoreOn(disk), flushing);
        var load = new Load(node.Address, $"{seed}-{cut}", writers);
        await load.AcknowledgedAsync(FewestWrites + _random.NextInt(MostWrites - FewestWrites));

        // An answer arrives just after a flush: without this every cut would fall there.
        Thread.SpinWait(writers == 1 ? 0 : _random.NextInt(1_000_000));

        // A dead machine tells nobody anything: a flush that the kernel calls done after the cut does not count.
        var cutAt = TimeProvider.System.GetTimestamp();
        disk.Cut();
        node.Kill();
        var written = (await load.EndAsync()).Where(each => each.At < cutAt).ToList();
        _kept.AddRange(written);
        _acknowledged += written.Count;
    }

    private async Task AuditAsync(string folder, bool forget)
    {
        try
        {
            using var node = await NodeProcess.StartAsync(folder);
            using var audit = new Audit(node.Address);
            _lost.AddRange(await audit.LostAsync(_kept));
            _damage.AddRange(await audit.HalfPinsAsync());
            if (forget && Report(0).IsClean)
            {
                await audit.ForgetAsync();
                _kept.Clear();
            }
        }
        catch (Exception error) when (error is InvalidOperationException or HttpRequestException)
        {
            _damage.Add(error.Message);
        }
    }
}
