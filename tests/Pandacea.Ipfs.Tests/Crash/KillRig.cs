using Pandacea.Ipfs.Tests.Support;
using Pandacea.Protocol;

namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>Kills a node under load at random instants, starts it again on what it left, and asks for all that was acknowledged.</summary>
internal sealed class KillRig(string seed) : IDisposable
{
    private const int FewestWrites = 5;
    private const int MostWrites = 60;

    private readonly TempFolder _folder = new();
    private readonly SeedStream _random = SeedStream.Derive(seed, "kill");
    private readonly List<Written> _written = [];
    private readonly List<string> _lost = [];
    private readonly List<string> _damage = [];

    /// <param name="kills">How often.</param>
    /// <param name="told">Is called after each kill.</param>
    public async Task<CrashReport> RunAsync(int kills, Action<CrashReport>? told = null)
    {
        var node = await NodeProcess.StartAsync(_folder.Path);
        try
        {
            for (var kill = 1; kill <= kills && Report(kill).IsClean; kill++)
            {
                var load = new Load(node.Address, $"{seed}-{kill}");
                await load.AcknowledgedAsync(FewestWrites + _random.NextInt(MostWrites - FewestWrites));
                node.Kill();
                var written = await load.EndAsync();
                _written.AddRange(written);

                node.Dispose();
                node = await NodeProcess.StartAsync(_folder.Path);
                await AuditAsync(node, kill == kills ? _written : written);
                told?.Invoke(Report(kill));
            }
        }
        finally
        {
            node.Dispose();
        }

        return Report(kills);
    }

    public void Dispose() => _folder.Dispose();

    private async Task AuditAsync(NodeProcess node, IReadOnlyList<Written> written)
    {
        using var audit = new Audit(node.Address);
        _lost.AddRange(await audit.LostAsync(written));
        if (written == _written)
        {
            _damage.AddRange(await audit.HalfPinsAsync());
        }
    }

    private CrashReport Report(int kills) => new(kills, _written.Count, [.. _lost], [.. _damage]);
}
