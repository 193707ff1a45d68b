using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Sdk.Resilience;
using Pandacea.Sdk.Storage;

const string Usage = "usage: name the node as http://HOST:PORT, a file that can be read and where its copy goes";
if (args.Length != 3)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

try
{
    var (node, original, copy) = (new Uri(args[0], UriKind.RelativeOrAbsolute), args[1], args[2]);

    var services = new ServiceCollection().AddPandacea(options => options.Storage.ApiUrls = [node]);
    await using var provider = services.BuildServiceProvider();
    var storage = provider.GetRequiredService<IStorageClient>();   // also there as PandaceaClient.Storage

    // Returns once the node has confirmed that it keeps all of it. Repeated with Resume, it sends only what is missing.
    var stored = await storage.UploadFileAsync(original, new UploadOptions { Timeout = TimeSpan.FromMinutes(5) });
    Console.WriteLine($"stored {stored.Cid}, {stored.ContentSize} bytes");

    // Every block is verified; the copy appears under its name only when it is whole.
    var bytes = await storage.DownloadFileAsync(stored.Cid, copy);
    Console.WriteLine($"fetched {bytes} bytes");
    return 0;
}
catch (Exception e) when (e is OptionsInvalidException or IOException or UnauthorizedAccessException or ArgumentException or UriFormatException)
{
    // Nobody failed: the address or a file of this call is wrong.
    Console.Error.WriteLine($"{e.Message} {Usage}");
    return 2;
}
catch (PandaceaException e)
{
    Console.Error.WriteLine($"{e.Dependency} failed after {e.Attempts} attempts: {e.Message}");
    return 1;
}
