using System.Text.Json;

namespace Pandacea.Stack.Tests.Support;

/// <summary>A real stack with a home and ports of its own; takes it down at the end and insists that nothing is left.</summary>
internal sealed class TestStack : IAsyncDisposable
{
    // No two ports of stacks that are fewer than 90 of these apart are the same: those of agent and worker are 10 apart.
    private const int Step = 11;
    private static int _offsets = 6000;
    private readonly TempFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };

    public TestStack(Func<string, string?>? environment = null) => Target = new NativeTarget(environment: environment);

    public NativeTarget Target { get; }

    public StackOptions Options => new() { Offset = Offset, Home = Home };

    public int Offset { get; } = Interlocked.Add(ref _offsets, Step);

    public string Home => Path.Combine(_folder.Path, PandaceaHome.FolderName);

    public StackPaths Paths => new(Home, Offset);

    public async Task<StackStatus> UpAsync(StackOptions? options = null)
    {
        var result = await Target.UpAsync(options ?? Options, null, CancellationToken.None);
        return result is StackUpResult.Started started ? started.Status : throw new Xunit.Sdk.XunitException($"it did not start: {result}");
    }

    public Task<StackDownResult> DownAsync() => Target.DownAsync(Options, CancellationToken.None);

    public Task<StackStatus> StatusAsync() => Target.StatusAsync(Options, CancellationToken.None);

    public static int EvmPid(StackStatus status) => status.Services.Single(service => service.Name == "evm").Pid!.Value;

    public async Task<string> RpcAsync(string method, string parameters = "[]", string host = "127.0.0.1")
    {
        var body = new StringContent($$"""{"jsonrpc":"2.0","id":1,"method":"{{method}}","params":{{parameters}}}""", null, "application/json");
        using var response = await _http.PostAsync(new Uri($"http://{host}:{8545 + Offset}"), body);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("result").ToString();
    }

    public async Task<long> BlockAsync() => Convert.ToInt64(await RpcAsync("eth_blockNumber"), 16);

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        var left = Processes.Naming(Home);
        Target.Dispose();
        _http.Dispose();
        _folder.Dispose();
        Assert.Empty(left);
    }
}
