using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Identity;

namespace Pandacea.Agent.Tests.Identity;

public sealed class NonceStoreTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-nonces-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_nonce_is_good_once_for_its_signer_as_long_as_timestamps_are()
    {
        using var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity);
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
        using var nonces = new NonceStore(_folder, _time, new(0.1, 1), capacity: 1_000);
        var uses = Enumerable.Range(0, 200).Select(i => nonces.Use("a", "n" + i)).ToList();
        Assert.Equal(104, uses.Count(use => use == NonceUse.Fresh));
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

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(119)]
    public void What_was_used_before_a_restart_is_used(int seconds)
    {
        for (var second = 0; second <= 240; second += 60)
        {
            using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
            {
                Assert.Equal(NonceUse.Fresh, nonces.Use("a", $"n{second}"));
            }

            _time.Advance(TimeSpan.FromSeconds(seconds));
            using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
            {
                Assert.Equal(NonceUse.Reused, nonces.Use("a", $"n{second}"));
            }

            _time.Advance(TimeSpan.FromSeconds(60 - (seconds % 60)));
        }
    }

    [Fact]
    public void A_record_that_was_cut_short_costs_no_other()
    {
        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
        {
            nonces.Use("a", "first");
            nonces.Use("a", "second");
        }

        foreach (var file in Directory.GetFiles(_folder).Where(file => new FileInfo(file).Length > 8))
        {
            using var open = File.OpenWrite(file);
            open.SetLength(open.Length - 1);
        }

        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
        {
            Assert.Equal(NonceUse.Reused, nonces.Use("a", "first"));
            Assert.Equal(NonceUse.Fresh, nonces.Use("a", "third"));
        }

        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
        {
            Assert.Equal(NonceUse.Reused, nonces.Use("a", "third"));
        }
    }

    [Fact]
    public void Who_uses_too_many_is_told_when_there_is_room()
    {
        using var nonces = new NonceStore(_folder, _time, new(0.001, 1));
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(NonceUse.Fresh, nonces.Use("a", $"{i}"));
        }

        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(NonceUse.TooMany, nonces.Use("a", "8"));

        _time.Advance(nonces.UntilRoom);

        Assert.Equal(NonceUse.Fresh, nonces.Use("a", "8"));
    }

    [Fact]
    public void Where_a_signer_may_ask_more_it_may_use_more()
    {
        using var nonces = new NonceStore(_folder, _time, new(1_000, 1_000));
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(NonceUse.Fresh, nonces.Use("a", $"{i}")));
    }
}
