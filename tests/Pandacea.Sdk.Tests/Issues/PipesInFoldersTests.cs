using System.Diagnostics;
using System.Net.Sockets;
using Pandacea.Sdk.Storage;
using Pandacea.Sdk.Tests.Storage;

namespace Pandacea.Sdk.Tests.Issues;

/// <summary>A pipe in a folder was opened like a file: the upload waited in its caller's thread for somebody to write, past every deadline.</summary>
public sealed class PipesInFoldersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pandacea-pipe-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("pipe")]
    [InlineData("socket")]
    public async Task What_is_neither_file_nor_directory_is_refused_by_name(string kind)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        await File.WriteAllBytesAsync(Path.Combine(_folder, "empty"), []);
        using var socket = Make(kind, Path.Combine(_folder, kind));
        await using var node = await StorageNode.StartAsync();
        await using var host = StorageHost.For(node.Url);

        var upload = Task.Run(() => host.Storage.UploadDirectoryAsync(_folder));
        var error = await Assert.ThrowsAsync<StorageException>(() => upload.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal(StorageFailure.Unsupported, error.Failure);
        Assert.Contains(Path.Combine(_folder, kind), error.Message, StringComparison.Ordinal);
        Assert.Empty(await node.PinsAsync());
    }

    private static Socket? Make(string kind, string path)
    {
        if (kind == "socket")
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Bind(new UnixDomainSocketEndPoint(path));
            return socket;
        }

        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return null;
    }
}
