using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Pandacea.Faults.Tests.Support;

namespace Pandacea.Faults.Tests.Issues;

/// <summary>A proxy whose port a stranger had taken while it was disabled called itself enabled, and no later request mended that.</summary>
public sealed class TakenPortTests
{
    [Fact]
    public async Task A_proxy_that_cannot_listen_says_so_stays_disabled_and_can_be_enabled_once_the_port_is_free()
    {
        if (!OperatingSystem.IsLinux())
        {
            // Only there can a port be taken that somebody has bound and does not listen on.
            return;
        }

        using var upstream = TcpUpstream.Echo();
        await using var rig = await Rig.StartAsync(upstream.Port);
        var port = (await SendAsync(rig, """{"enabled":false}""")).Body.GetProperty("listen").GetString()!.Split(':')[1];
        using (var stranger = new TcpListener(IPAddress.Loopback, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture)))
        {
            stranger.Start();
            var (status, body) = await SendAsync(rig, """{"enabled":true}""");
            Assert.Equal(500, status);
            Assert.Contains(port, body.ToString(), StringComparison.Ordinal);
            Assert.False((await SendAsync(rig, "{}")).Body.GetProperty("enabled").GetBoolean());
        }

        Assert.True((await SendAsync(rig, """{"enabled":true}""")).Body.GetProperty("enabled").GetBoolean());
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, int.Parse(port, System.Globalization.CultureInfo.InvariantCulture));
        await client.GetStream().WriteAsync("echo"u8.ToArray());
        var answer = new byte[4];
        await client.GetStream().ReadExactlyAsync(answer);
        Assert.Equal("echo", Encoding.ASCII.GetString(answer));
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(Rig rig, string body)
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync(new Uri(rig.Host.ControlAddress, "/proxies/evm"), new StringContent(body, Encoding.UTF8, "application/json"));
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }
}
