using System.Net;
using Microsoft.AspNetCore.Http;
using Pandacea.Agent.Http;

namespace Pandacea.Agent.Tests.Http;

[Trait("Requirement", "S78")]
public sealed class PeerAddressTests
{
    [Theory]
    [InlineData("10.0.0.9", "6.6.6.6", "10.0.0.9")]
    [InlineData("10.0.0.1", null, "10.0.0.1")]
    [InlineData("10.0.0.1", "203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "6.6.6.6, 203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "6.6.6.6, 203.0.113.7, 10.0.0.2", "203.0.113.7")]
    [InlineData("10.0.0.1", "6.6.6.6, not an address", "10.0.0.1")]
    [InlineData("10.0.0.1", "6.6.6.6,", "10.0.0.1")]
    [InlineData("::ffff:10.0.0.1", "::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("10.0.0.1", "2001:db8::1", "2001:db8::1")]
    public void Only_a_trusted_proxy_is_believed_and_only_its_own_word(string peer, string? forwarded, string expected)
    {
        var address = new PeerAddress([IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2")]);
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        context.Request.Headers["X-Forwarded-For"] = forwarded;

        Assert.Equal(expected, address.Of(context));
    }
}
