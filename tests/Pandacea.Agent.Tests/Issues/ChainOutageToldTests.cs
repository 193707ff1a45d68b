using System.Text.Json;
using Pandacea.Agent.Tests.Following;
using Pandacea.Hosting;
using Pandacea.Tests.Support;

namespace Pandacea.Agent.Tests.Issues;

/// <summary>The agent told of an outage of the chain four times a second, at a level that LOG_LEVEL=WARN hides.</summary>
public sealed class ChainOutageToldTests : IAsyncLifetime
{
    private readonly StringWriter _said = new();
    private FollowedChain _chain = null!;

    public async Task InitializeAsync()
    {
        _chain = await FollowedChain.StartAsync();
        _chain.Log = new JsonEventLoggerProvider(new JsonEventLog(TextWriter.Synchronized(_said), TimeProvider.System), EventLevel.Info);
    }

    public async Task DisposeAsync() => await _chain.DisposeAsync();

    [Fact]
    public async Task An_outage_is_told_when_it_begins_and_when_it_ends()
    {
        await _chain.StartAgentAsync();
        await FollowedAsync();
        await OutageAsync();
        var first = _chain.Babbled;
        await OutageAsync();

        await _chain.StopAgentAsync();

        (string?, string?)[] outage = [("WARN", "The chain cannot be followed now: '?' is no number."), ("INFO", "The chain is followed again.")];
        Assert.Equal([.. outage, .. outage], Lines());
        Assert.InRange(first, 5, int.MaxValue);
    }

    private async Task OutageAsync()
    {
        var before = _chain.Babbled;
        _chain.Babbles = true;
        await Eventually.TrueAsync(() => _chain.Babbled >= before + 5);
        _chain.Babbles = false;
        await FollowedAsync();
    }

    /// <summary>Whole turns without an error.</summary>
    private async Task FollowedAsync()
    {
        var since = TimeProvider.System.GetUtcNow();
        for (var turn = 0; turn < 2; turn++)
        {
            await Eventually.TrueAsync(() => _chain.UpToDateAt > since);
            since = _chain.UpToDateAt!.Value;
        }
    }

    private (string? Level, string? Text)[] Lines() => [.. _said.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => JsonDocument.Parse(line).RootElement)
        .Select(line => (line.GetProperty("level").GetString(), line.GetProperty("text").GetString()))];
}
