using System.IO.Pipes;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Pandacea.Stack;

/// <summary>How a supervisor is spoken to: a named pipe that only the same user can open.</summary>
internal static class SupervisorPipe
{
    private static readonly TimeSpan ConnectWithin = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StopAnswered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan RestartAnswered = TimeSpan.FromSeconds(90);

    /// <summary>The name that belongs to a home and an offset; short, because a socket's path has few characters.</summary>
    public static string NameFor(StackPaths paths)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFullPath(paths.Home))))[..12];
        var name = $"pandacea-{hash}-{paths.Offset}";
        return OperatingSystem.IsWindows() ? name : Path.Combine(Path.GetTempPath(), name + ".sock");
    }

    /// <summary>Answers one request after the other until told to stop.</summary>
    public static async Task ServeAsync(string name, Func<SupervisorRequest, Task<SupervisorReply>> answer, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            await pipe.WaitForConnectionAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                if (await ReadAsync<SupervisorRequest>(pipe, cancellationToken).ConfigureAwait(false) is { } request)
                {
                    await WriteAsync(pipe, await answer(request).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
                }
            }
            catch (Exception error) when (error is IOException or JsonException)
            {
                // The asker went away or spoke nonsense; the next one is served.
            }
        }
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns>Null if there is nobody to ask, or nobody answers: a supervisor that was suspended takes questions and is silent.</returns>
    public static async Task<SupervisorReply?> AskAsync(string name, SupervisorRequest request, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(request.Command == SupervisorRequest.Stop ? StopAnswered : RestartAnswered);
        try
        {
            using var pipe = new NamedPipeClientStream(".", name, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            await pipe.ConnectAsync(ConnectWithin, cancellationToken).ConfigureAwait(false);
            await WriteAsync(pipe, request, limit.Token).ConfigureAwait(false);
            return await ReadAsync<SupervisorReply>(pipe, limit.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or TimeoutException or UnauthorizedAccessException or JsonException
            || (error is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private static async Task WriteAsync<T>(PipeStream pipe, T value, CancellationToken cancellationToken)
    {
        await pipe.WriteAsync(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(value) + "\n"), cancellationToken).ConfigureAwait(false);
        await pipe.FlushAsync(cancellationToken).ConfigureAwait(false);
    }

    private static async Task<T?> ReadAsync<T>(PipeStream pipe, CancellationToken cancellationToken)
        where T : class
    {
        using var reader = new StreamReader(pipe, leaveOpen: true);
        return await reader.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line ? JsonSerializer.Deserialize<T>(line) : null;
    }
}
