using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Identity;

namespace Pandacea.Agent.Tests.Identity;

public sealed class NonceStoreTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void A_nonce_is_good_once_for_its_signer_as_long_as_timestamps_are()
    {
        var nonces = new NonceStore(_time);
        _time.Advance(TimeSpan.FromSeconds(120));
        Assert.Equal(NonceUse.Fresh, nonces.Use("a", "n"));
        Assert.Equal(NonceUse.Fresh, nonces.Use("b", "n"));

        for (var second = 0; second <= 120; second++)
        {
            Assert.Equal(NonceUse.Reused, nonces.Use("a", "n"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Flooding_takes_bounded_room()
    {
        var nonces = new NonceStore(_time, capacity: 1_000, perSigner: 100);
        var uses = Enumerable.Range(0, 200).Select(i => nonces.Use("a", "n" + i)).ToList();
        Assert.Equal(100, uses.Count(use => use == NonceUse.Fresh));
        Assert.Equal(NonceUse.TooMany, uses[^1]);

        for (var i = 0; i < 5_000; i++)
        {
            nonces.Use("signer " + i, "n");
        }

        Assert.Equal(1_000, nonces.Count);
        Assert.Equal(NonceUse.NoRoom, nonces.Use("new", "n"));
        _time.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal(NonceUse.Fresh, nonces.Use("new", "n"));
    }
}
