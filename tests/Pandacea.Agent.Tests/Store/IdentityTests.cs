using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Store;

public sealed class IdentityTests : IAsyncDisposable
{
    private readonly TempStore _temp = new();

    private IIdentityStore Identities => _temp.Store.Identities;

    private Challenge Challenge => new("nonce", "peer-1", "0xaa", _temp.Time.GetUtcNow() + TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => _temp.DisposeAsync();

    [Fact]
    public async Task A_secret_is_made_once()
    {
        Assert.Equal([1, 2, 3], await Identities.SecretAsync("peer", () => [1, 2, 3], default));
        await _temp.ReopenAsync();
        Assert.Equal([1, 2, 3], await Identities.SecretAsync("peer", () => [4], default));
        Assert.Equal([4], await Identities.SecretAsync("another", () => [4], default));
    }

    [Fact]
    public async Task A_challenge_binds_once()
    {
        var challenge = Challenge;
        await Identities.AddChallengeAsync(challenge, default);
        Assert.Equal(challenge, await Identities.FindChallengeAsync("nonce", default));
        var bound = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Identities.BindAsync(challenge, default))));
        Assert.Single(bound, true);
        await _temp.ReopenAsync();
        Assert.Equal("0xaa", await Identities.AddressOfAsync("peer-1", default));
        Assert.Null(await Identities.FindChallengeAsync("nonce", default));
        Assert.Null(await Identities.AddressOfAsync("peer-2", default));
    }

    [Fact]
    public async Task A_challenge_is_of_no_use_to_another_peer_or_after_its_time()
    {
        var challenge = Challenge;
        await Identities.AddChallengeAsync(challenge, default);
        Assert.False(await Identities.BindAsync(challenge with { PeerId = "peer-2" }, default));
        _temp.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Null(await Identities.FindChallengeAsync("nonce", default));
        Assert.False(await Identities.BindAsync(challenge, default));
        await _temp.Store.TidyAsync(default);
        Assert.Empty(_temp.Rows("SELECT nonce FROM challenges"));
    }
}
