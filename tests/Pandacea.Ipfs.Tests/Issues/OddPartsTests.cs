using System.Text;
using Pandacea.Ipfs.Tests.Support;

namespace Pandacea.Ipfs.Tests.Issues;

/// <summary>Parts with spoilt headers were answered as a defect of the node; names that are no UTF-8 all became the same one.</summary>
public sealed class OddPartsTests : IAsyncLifetime
{
    private TestNode _node = null!;

    public async Task InitializeAsync() => _node = await TestNode.StartAsync();

    public async Task DisposeAsync() => await _node.DisposeAsync();

    [Theory]
    [InlineData("no colon")]
    [InlineData("too long")]
    [InlineData("too many")]
    public async Task Spoilt_headers_are_the_callers_mistake(string how)
    {
        var headers = how switch
        {
            "no colon" => "Content-Disposition\r\n",
            "too long" => $"X-Long: {new string('x', 100_000)}\r\n",
            _ => string.Concat(Enumerable.Range(0, 20).Select(i => $"X-{i}: x\r\n")),
        };
        var (status, message) = await _node.FailureAsync("add", Body(headers));
        Assert.Equal(400, status);
        Assert.Contains("part", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\"ERROR\"", _node.Log, StringComparison.Ordinal);
        Assert.Equal(0, _node.Store.Total().Count);
    }

    [Fact]
    public async Task A_name_that_is_no_UTF_8_is_refused_by_name()
    {
        var (status, message) = await _node.FailureAsync("add", Body("Content-Disposition: form-data; name=\"file\"; filename=\"d%2F%FF\"\r\n"));
        Assert.Equal(400, status);
        Assert.Contains("d%2F%FF", message, StringComparison.Ordinal);
        Assert.Contains("UTF-8", message, StringComparison.Ordinal);
        await _node.TextAsync("add", Body("Content-Disposition: form-data; name=\"file\"; filename=\"d%2F%EF%BF%BD\"\r\n"));
    }

    private static ByteArrayContent Body(string headers)
    {
        var body = new ByteArrayContent(Encoding.ASCII.GetBytes($"--b\r\n{headers}\r\nx\r\n--b--\r\n"));
        body.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=b");
        return body;
    }
}
