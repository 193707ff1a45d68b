using Microsoft.Extensions.Time.Testing;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Identity;
using Pandacea.Agent.Store;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>When the file of the next generation of nonces could not be begun, the agent had an error of its own, and then forgot nonces that were still good.</summary>
public sealed class NoncesOnFullDiskTests : IDisposable
{
    private static readonly TimeSpan Generation = TimeSpan.FromSeconds(121);

    private readonly FakeTimeProvider _time = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-nonces-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_is_good_is_not_forgotten_while_the_next_generation_cannot_begin()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        var next = Path.Combine(_folder, "nonces.1");
        File.CreateSymbolicLink(next, "/dev/full");
        using (var nonces = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity))
        {
            _time.Advance(Generation - TimeSpan.FromSeconds(1));
            Assert.Equal(NonceUse.Fresh, nonces.Use("a", "n", _time.GetUtcNow()));
            _time.Advance(TimeSpan.FromSeconds(1));
            for (var i = 0; i < 3; i++)
            {
                Assert.Equal(StoreFailure.Disk, Assert.Throws<StoreException>(() => nonces.Use("a", "n", _time.GetUtcNow())).Failure);
            }

            Assert.Equal(1, nonces.Count);
        }

        File.Delete(next);
        using var after = new NonceStore(_folder, _time, RateLimitOptions.PerIdentity);
        Assert.Equal(NonceUse.Reused, after.Use("a", "n", _time.GetUtcNow()));
    }
}
