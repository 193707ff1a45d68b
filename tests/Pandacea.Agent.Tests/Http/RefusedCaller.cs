using Microsoft.Extensions.Time.Testing;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>An agent on a fake clock, and who calls it.</summary>
internal sealed class RefusedCaller(TestAgent agent, FakeTimeProvider time) : IAsyncDisposable
{
    private const string Path = AgentRoutes.Products + "?limit=1";

    private readonly TestSigner _signer = new();

    public TestAgent Agent => agent;

    public FakeTimeProvider Time => time;

    public string Identity => _signer.PeerId.ToString();

    /// <summary>Places that others hold.</summary>
    public List<IDisposable> Held { get; } = [];

    /// <summary>Time that is to pass while the request waits.</summary>
    public TimeSpan Passing { get; set; }

    public Task Stopping { get; set; } = Task.CompletedTask;

    public HttpRequestMessage Signed() => _signer.Sign(agent, HttpMethod.Get, Path, parts: new(At: time.GetUtcNow()));

    public HttpRequestMessage Forged() => _signer.Sign(agent, HttpMethod.Get, Path, parts: new(At: time.GetUtcNow(), Signature: Convert.ToBase64String(new byte[64])));

    public HttpRequestMessage Unsigned() => new(HttpMethod.Get, Path);

    /// <summary>Lets go of what was held.</summary>
    public async ValueTask DisposeAsync()
    {
        Held.ForEach(place => place.Dispose());
        Held.Clear();
        time.Advance(TimeSpan.FromMilliseconds(20));
        await Stopping;
    }
}
