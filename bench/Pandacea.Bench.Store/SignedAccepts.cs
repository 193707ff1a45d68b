using System.Net.Sockets;
using Pandacea.Agent;
using Pandacea.Agent.Admission;
using Pandacea.Hosting;

namespace Pandacea.Bench.Store;

/// <summary>The same over HTTP: a real agent checks each signature, keeps the proposal and answers. Limits of single callers are out of the way.</summary>
internal sealed class SignedAccepts : IAsyncDisposable
{
    private const int Unlimited = 10_000_000;
    private static readonly byte[] Accepted = "HTTP/1.1 202"u8.ToArray();
    private static readonly byte[] Refused = "HTTP/1.1 503"u8.ToArray();
    private static readonly byte[] End = "}"u8.ToArray();

    private readonly AgentHost _agent;
    private readonly SignedRequests _requests;
    private readonly int _callers;

    private SignedAccepts(AgentHost agent, int callers) => (_agent, _requests, _callers) = (agent, new(agent.PeerId), callers);

    public static async Task<SignedAccepts> StartAsync(string folder, int callers)
    {
        var rate = new RateLimitOptions(Unlimited, Unlimited);
        var options = new AgentOptions
        {
            DataDirectory = folder, Port = 0, AddressRate = rate, IdentityRate = rate, Backpressure = new() { Cpu = 1 }, LogLevel = EventLevel.Error,
        };
        return new(await AgentHost.StartAsync(options, TimeProvider.System, TextWriter.Null, default), callers);
    }

    /// <summary>Accepted proposals per second; each caller sends the next one as soon as its last was answered.</summary>
    public async Task<double> RateAsync(TimeProvider time, TimeSpan length, int atMost)
    {
        var requests = _requests.Make(atMost);
        var next = -1;
        var began = time.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, _callers).Select(_ => Task.Run(async () =>
        {
            using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            await socket.ConnectAsync(_agent.Address.Host, _agent.Address.Port);
            var buffer = new byte[4096];
            var count = 0;
            for (; time.GetElapsedTime(began) < length && Interlocked.Increment(ref next) is var at && at < atMost;)
            {
                await socket.SendAsync(requests[at]);
                count += await AcceptedAsync(socket, buffer) ? 1 : 0;
            }

            return count;
        })));
        return counts.Sum() / time.GetElapsedTime(began).TotalSeconds;
    }

    public ValueTask DisposeAsync() => _agent.DisposeAsync();

    /// <summary>An answer is one flat JSON object, so that its last byte is known. One that admission refuses, because the disk stalls, is not counted.</summary>
    private static async Task<bool> AcceptedAsync(Socket socket, byte[] buffer)
    {
        var length = 0;
        while (!buffer.AsSpan(0, length).EndsWith(End))
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length));
            length += read > 0 ? read : throw new InvalidOperationException("The agent closed a connection.");
        }

        var answer = buffer.AsSpan(0, length);
        return answer.StartsWith(Accepted) || (answer.StartsWith(Refused)
            ? false
            : throw new InvalidOperationException("Not accepted: " + System.Text.Encoding.UTF8.GetString(answer)));
    }
}
