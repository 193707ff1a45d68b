using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Sdk.Storage;

if (args.Length != 3)
{
    Console.Error.WriteLine("usage: name the node, a file and where its copy goes");
    return 2;
}

var (node, original, copy) = (new Uri(args[0]), args[1], args[2]);

var services = new ServiceCollection().AddPandacea(options => options.Storage.ApiUrls = [node]);
await using var provider = services.BuildServiceProvider();
var storage = provider.GetRequiredService<IStorageClient>();   // also there as PandaceaClient.Storage
try
{
    // Returns once the node has confirmed that it keeps all of it. Repeated with Resume, it sends only what is missing.
    var stored = await storage.UploadFileAsync(original, new UploadOptions { Timeout = TimeSpan.FromMinutes(5) });
    Console.WriteLine($"stored {stored.Cid}, {stored.ContentSize} bytes");

    // Every block is verified; the copy appears under its name only when it is whole.
    var bytes = await storage.DownloadFileAsync(stored.Cid, copy);
    Console.WriteLine($"fetched {bytes} bytes");
    return 0;
}
catch (PandaceaException e)
{
    Console.Error.WriteLine($"{e.Dependency} failed after {e.Attempts} attempts: {e.Message}");
    return 1;
}
