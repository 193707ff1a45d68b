using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>One large file up and down, and the memory that it took: <c>memory [MEBIBYTES]</c>. Exits with 1 where a process took 200 MB for the upload.</summary>
internal static class MemoryCommand
{
    public const string Name = "memory";
    private const long Mega = 1_000_000;
    private const long Most = 200 * Mega;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var length = (arguments is [var text] ? long.Parse(text, CultureInfo.InvariantCulture) : 1024) << 20;
        var folder = Directory.CreateTempSubdirectory("pandacea-memory-").FullName;
        try
        {
            using var node = await NodeChild.StartAsync(folder);
            await using var host = StorageHost.For(node.Url);
            var began = TimeProvider.System.GetTimestamp();
            var stored = await host.Storage.UploadAsync(new SeededContent(length, "content"));
            Tell($"up   {stored.Cid}", began, length);
            var isBounded = Peaks(node) < Most;

            began = TimeProvider.System.GetTimestamp();
            using var hash = SHA256.Create();
            await using (var target = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            {
                await host.Storage.DownloadAsync(stored.Cid, target);
            }

            Tell("down", began, length);
            var expected = await SHA256.HashDataAsync(new SeededContent(length, "content"));
            var isSame = expected.AsSpan().SequenceEqual(hash.Hash);
            Peaks(node);
            Console.WriteLine(isSame ? "bytes identical" : "bytes DIFFERENT");
            return isSame && isBounded ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static long Peaks(NodeChild node)
    {
        using var self = Process.GetCurrentProcess();
        Console.WriteLine($"  peak memory so far: SDK {self.PeakWorkingSet64 / Mega} MB, node {node.PeakMemory / Mega} MB");
        return Math.Max(self.PeakWorkingSet64, node.PeakMemory);
    }

    private static void Tell(string what, long began, long length)
    {
        var took = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {took:0.0} s, {length / took / Mega:0} MB/s"));
    }
}
