using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Pandacea.Tests.Support;

/// <summary>A real Anvil on a port of its own, ended with the test.</summary>
public sealed partial class AnvilNode : IAsyncDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http = new();
    private int _id;

    private AnvilNode(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    public static async Task<AnvilNode> StartAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(ToolFolder.Anvil) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] all = ["--host", "127.0.0.1", .. arguments.Contains("--port") ? Array.Empty<string>() : ["--port", "0"], .. arguments];
        foreach (var argument in all)
        {
            start.ArgumentList.Add(argument);
        }

        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => listening.TrySetException(new InvalidOperationException("Anvil ended before it listened."));
        process.ErrorDataReceived += (_, _) => { };
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is { } text && Listening().Match(text) is { Success: true } match)
            {
                listening.TrySetResult(new Uri("http://127.0.0.1:" + match.Groups[1].Value + "/"));
            }
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new AnvilNode(process, await listening.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    /// <summary>Asks the node directly, past the code under test. An error answer comes back as it is.</summary>
    public async Task<JsonElement> AskAsync(string method, params object?[] parameters)
    {
        var response = await _http.PostAsJsonAsync(Url, new { jsonrpc = "2.0", id = Interlocked.Increment(ref _id), method, @params = parameters });
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<JsonElement> ResultAsync(string method, params object?[] parameters)
    {
        var answer = await AskAsync(method, parameters);
        return answer.TryGetProperty("result", out var result)
            ? result
            : throw new InvalidOperationException($"{method}: {answer}");
    }

    public async Task<ulong> NonceAsync(string address, string block = "latest") =>
        Number((await ResultAsync("eth_getTransactionCount", address, block)).GetString()!);

    public Task FundAsync(string address, int ether = 1000) =>
        ResultAsync("anvil_setBalance", address, "0x" + (new System.Numerics.BigInteger(ether) * 1_000_000_000_000_000_000).ToString("x"));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ulong Number(string quantity) => ulong.Parse(quantity.AsSpan(2), NumberStyles.AllowHexSpecifier);

    [GeneratedRegex(@"Listening on 127\.0\.0\.1:(\d+)")]
    private static partial Regex Listening();
}
