using System.Text;
using CsCheck;
using Pandacea.Faults.Http;

namespace Pandacea.Faults.Tests.Http;

public sealed class RequestTapTests
{
    private const string Stream =
        "POST / HTTP/1.1\r\nHost: x\r\nPandacea-Client: workload\r\nPandacea-Call: c1\r\nPandacea-Attempt: 2\r\nContent-Length: 38\r\n\r\n{\"id\":1,\"method\":\"eth_call\",\"a\":\"bcd\"}" +
        "GET /health HTTP/1.1\r\nHost: x\r\npandacea-probe:  circuit \r\n\r\n" +
        "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5;x=1\r\n{\"met\r\n14\r\nhod\":\"eth_getLogs\"}  \r\n0\r\nTrailer: y\r\n\r\n" +
        "POST / HTTP/1.1\r\nContent-Length: 21\r\n\r\n[{\"method\":\"batch\"}] ";

    [Fact]
    public void FindsEveryRequestHoweverTheBytesArrive() => Gen.Int[1, 40].Array[1, 60].Sample(sizes =>
    {
        var seen = new List<RequestHead>();
        var tap = new RequestTap(seen.Add);
        var bytes = Encoding.ASCII.GetBytes(Stream);
        for (int at = 0, turn = 0; at < bytes.Length; turn++)
        {
            var size = Math.Min(sizes[turn % sizes.Length], bytes.Length - at);
            tap.See(bytes.AsSpan(at, size), 1);
            at += size;
        }

        Assert.Equal(
            [new(1, "workload", "c1", 2, null, "eth_call"), new(1, null, null, null, "circuit", null), new(1, null, null, null, null, "eth_getLogs"), new(1, null, null, null, null, "batch")],
            seen);
        Assert.Equal(4, tap.CompleteCount);
        Assert.True(tap.IsBetweenMessages);
    });

    [Fact]
    public void TellsOfARequestWhoseBodyNeverComes()
    {
        var seen = new List<RequestHead>();
        var tap = new RequestTap(seen.Add);
        tap.See("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n{"u8, 5);
        tap.End();
        Assert.Equal(5, Assert.Single(seen).At);
    }

    [Fact]
    public void GivesUpOnWhatIsNotHttp() => Gen.Byte.Array[0, 200].Sample(bytes =>
    {
        var tap = new RequestTap(_ => { });
        tap.See("\x16\x03\x01"u8, 1);
        tap.See(bytes, 1);
        Assert.False(tap.IsBetweenMessages);
    });
}
