using Pandacea.Stack.Tests.Support;

namespace Pandacea.Stack.Tests;

/// <summary>Whoever owns a stack may visit a web page that would set balances.</summary>
public sealed class AnvilCrossOriginTests
{
    private const string SetBalance = """{"jsonrpc":"2.0","id":1,"method":"anvil_setBalance","params":["0x00000000000000000000000000000000000000ee","0x1"]}""";

    [Fact]
    public async Task A_web_page_may_not_speak_to_anvil()
    {
        await using var stack = new TestStack();
        await stack.UpAsync();
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        foreach (var method in new[] { HttpMethod.Options, HttpMethod.Post })
        {
            using var answer = await AskAsync(http, stack, method, "application/json");
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
        }

        // A page may send this type without asking first.
        await stack.RpcAsync("anvil_setBalance", """["0x00000000000000000000000000000000000000ee","0x0"]""");
        using var simple = await AskAsync(http, stack, HttpMethod.Post, "text/plain");
        Assert.Equal("0x0", await stack.RpcAsync("eth_getBalance", """["0x00000000000000000000000000000000000000ee","latest"]"""));
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, TestStack stack, HttpMethod method, string type)
    {
        var request = new HttpRequestMessage(method, $"http://127.0.0.1:{8545 + stack.Offset}/") { Content = new StringContent(SetBalance, null, type) };
        request.Headers.TryAddWithoutValidation("Origin", "http://evil.example");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", "POST");
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", "content-type");
        return http.SendAsync(request);
    }
}
