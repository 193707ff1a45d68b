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
        Assert.Equal(NonceUse.Fresh, Use(nonces, "a", "n"));
        Assert.Equal(NonceUse.Fresh, Use(nonces, "b", "n"));

        for (var second = 0; second <= 120; second++)
        {
            Assert.Equal(NonceUse.Reused, Use(nonces, "a", "n"));
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void Flooding_takes_bounded_room()
    {
        using var nonces = new NonceStore(_folder, _time, new(0.1, 1), capacity: 1_000);
        var uses = Enumerable.Range(0, 200).Select(i => Use(nonces, "a", "n" + i)).ToList();
        Assert.Equal(104, uses.Count(use => use == NonceUse.Fresh));
        Assert.Equal(NonceUse.TooMany, uses[^1]);

        for (var i = 0; i < 5_000; i++)
        {
            Use(nonces, "signer " + i, "n");
        }

        Assert.Equal(400, nonces.Count);
        Assert.Equal(NonceUse.NoRoom, Use(nonces, "new", "n"));
        _time.Advance(TimeSpan.FromSeconds(300));
        Assert.Equal(NonceUse.Fresh, Use(nonces, "new", "n"));
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
                Assert.Equal(NonceUse.Fresh, Use(nonces, "a", $"n{second}"));
            }

            _time.Advance(TimeSpan.FromSeconds(seconds));
            using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
            {
                Assert.Equal(NonceUse.Reused, Use(nonces, "a", $"n{second}"));
            }

            _time.Advance(TimeSpan.FromSeconds(60 - (seconds % 60)));
        }
    }

    [Fact]
    public void A_record_that_was_cut_short_costs_no_other()
    {
        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
        {
            Use(nonces, "a", "first");
            Use(nonces, "a", "second");
        }

        foreach (var file in Directory.GetFiles(_folder).Where(file => new FileInfo(file).Length > 8))
        {
            using var open = File.OpenWrite(file);
            open.SetLength(open.Length - 1);
        }

        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
        {
            Assert.Equal(NonceUse.Reused, Use(nonces, "a", "first"));
            Assert.Equal(NonceUse.Fresh, Use(nonces, "a", "third"));
        }

        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
        {
            Assert.Equal(NonceUse.Reused, Use(nonces, "a", "third"));
        }
    }

    [Fact]
    public void Who_uses_too_many_is_told_when_there_is_room()
    {
        using var nonces = new NonceStore(_folder, _time, new(0.001, 1));
        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(NonceUse.Fresh, Use(nonces, "a", $"{i}"));
        }

        _time.Advance(TimeSpan.FromSeconds(40));
        Assert.Equal(NonceUse.TooMany, Use(nonces, "a", "8"));

        _time.Advance(nonces.UntilRoom);

        Assert.Equal(NonceUse.Fresh, Use(nonces, "a", "8"));
    }

    [Fact]
    public void Where_a_signer_may_ask_more_it_may_use_more()
    {
        using var nonces = new NonceStore(_folder, _time, new(1_000, 1_000));
        Assert.All(Enumerable.Range(0, 10_000), i => Assert.Equal(NonceUse.Fresh, Use(nonces, "a", $"{i}")));
    }

    [Fact]
    public void A_crowd_that_floods_shortens_how_late_a_request_may_be_and_keeps_nobody_out()
    {
        using var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity, capacity: 1_000);
        for (var second = 0; second < 300; second++)
        {
            for (var i = 0; i < 20; i++)
            {
                Assert.Equal(NonceUse.Fresh, Use(nonces, $"flooder {second % 7} {i}", $"{second}"));
            }

            Assert.Equal(NonceUse.Fresh, Use(nonces, "a", $"{second}"));
            Assert.Equal(NonceUse.Fresh, nonces.Use("late", $"{second}", _time.GetUtcNow().AddSeconds(-9)));
            for (var earlier = Math.Max(0, second - 60); earlier <= second; earlier++)
            {
                var again = nonces.Use("a", $"{earlier}", _time.GetUtcNow().AddSeconds(earlier - second));
                Assert.True(again is NonceUse.Reused or NonceUse.Forgotten, $"{earlier} in second {second}: {again}");
            }

            Assert.InRange(nonces.Count, 1, 1_000);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void What_a_flood_made_the_store_forget_is_not_good_after_a_restart()
    {
        var used = _time.GetUtcNow();
        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity, capacity: 1_000))
        {
            Assert.Equal(NonceUse.Fresh, Use(nonces, "a", "n"));
            for (var second = 0; second < 50; second++)
            {
                Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(NonceUse.Fresh, Use(nonces, $"flooder {i}", $"{second}")));
                _time.Advance(TimeSpan.FromSeconds(1));
            }

            Assert.Equal(NonceUse.Forgotten, nonces.Use("a", "n", used));
        }

        using var after = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity, capacity: 1_000);
        Assert.Equal(NonceUse.Forgotten, after.Use("a", "n", used));
        Assert.Equal(NonceUse.Fresh, Use(after, "a", "n"));
    }

    [Fact]
    public void Nobody_can_fill_up_instants_that_are_still_to_come()
    {
        using var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity, capacity: 1_000);
        var later = _time.GetUtcNow().AddSeconds(60);
        for (var i = 0; i < 2_000; i++)
        {
            Assert.Equal(i < 100 ? NonceUse.Fresh : NonceUse.NoRoom, nonces.Use($"flooder {i}", "n", later));
        }

        for (var second = 0; second <= 120; second++)
        {
            Assert.All(Enumerable.Range(0, 20), i => Assert.Equal(NonceUse.Fresh, Use(nonces, $"signer {i}", $"{second}")));
            Assert.Equal(NonceUse.Reused, nonces.Use("flooder 0", "n", later));
            _time.Advance(TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public void A_clock_that_was_set_back_keeps_nobody_out()
    {
        using var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity);
        for (var i = 0; i < 3; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(121));
            Assert.Equal(NonceUse.Fresh, Use(nonces, "a", $"{i}"));
        }

        _time.AdjustTime(_time.GetUtcNow().AddHours(-1));
        Assert.Equal(NonceUse.Fresh, Use(nonces, "a", "n"));
    }

    private NonceUse Use(NonceStore nonces, string signer, string nonce) => nonces.Use(signer, nonce, _time.GetUtcNow());
}
