using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

namespace Pandacea.Sdk.Tests.Storage;

public sealed class StorageOptionsTests
{
    [Fact]
    public void The_environment_sets_what_is_set()
    {
        var options = new PandaceaOptions();
        options.ReadEnvironment(new Dictionary<string, string?> { ["SDK_IPFS_URLS"] = "http://one:5001, http://two:5001/", ["SDK_IPFS_PARALLEL"] = "2" });
        Assert.Equal(["http://one:5001/", "http://two:5001/"], options.Storage.ApiUrls.Select(url => url.ToString()));
        Assert.Equal(2, options.Storage.ParallelBlocks);
    }

    [Fact]
    public void Everything_that_is_wrong_is_named_at_once()
    {
        var options = new StorageOptions { ClientName = "a b" };
        var error = Assert.Throws<OptionsInvalidException>(() => options.ReadEnvironment(new Dictionary<string, string?>
        {
            ["SDK_IPFS_URLS"] = "nowhere,http://one/path,ftp://one,http://two,http://two",
            ["SDK_IPFS_PARALLEL"] = "65",
        }));
        Assert.Equal(6, error.Errors.Count);
        Assert.All(["nowhere", "one/path", "ftp", "more than once", "SDK_IPFS_PARALLEL", "'a b'"], part => Assert.Contains(part, error.Message));
    }

    [Fact]
    public void Wrong_options_are_refused_when_the_first_part_is_asked_for()
    {
        using var services = new ServiceCollection().AddPandacea(options => options.Storage.ApiUrls.Clear()).BuildServiceProvider();
        Assert.Contains("SDK_IPFS_URLS", Assert.Throws<OptionsInvalidException>(services.GetRequiredService<IStorageClient>).Message);
    }
}
