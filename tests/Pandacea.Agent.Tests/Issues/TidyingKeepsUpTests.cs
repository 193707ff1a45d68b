using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Store;
using Pandacea.Hosting;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>A thousand rows every ten seconds were removed, and fifty identities could make more: the store grew for as long as they went on.</summary>
public sealed class TidyingKeepsUpTests : IAsyncDisposable
{
    private const int Challenges = 3_500;
    private readonly TempStore _temp = new();

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task All_that_is_past_its_time_goes_at_once()
    {
        var expires = _temp.Time.GetUtcNow() + TimeSpan.FromMinutes(5);
        await Task.WhenAll(Enumerable.Range(0, Challenges).Select(number =>
            _temp.Store.Identities.AddChallengeAsync(new Challenge($"nonce-{number}", "peer-1", "0xa", expires), default)));
        using var upkeep = new StoreUpkeep(_temp.Store, _temp.Time, new JsonEventLog(TextWriter.Null, _temp.Time));
        await upkeep.StartAsync(default);

        _temp.Time.Advance(TimeSpan.FromMinutes(6));

        // It begins to wait in its own time. From the first rows that go on no more time passes.
        await Eventually.TrueAsync(() =>
        {
            _temp.Time.Advance(TimeSpan.FromSeconds(10));
            return Left() < Challenges;
        });
        await Eventually.TrueAsync(() => Left() == 0);
        await upkeep.StopAsync(default);
    }

    private int Left() => int.Parse(_temp.Rows("SELECT COUNT(*) FROM challenges").Single());
}
