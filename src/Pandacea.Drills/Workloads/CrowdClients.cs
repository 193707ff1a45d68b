using System.Globalization;
using System.Security.Cryptography;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;

namespace Pandacea.Drills.Workloads;

/// <summary>
/// Few identities that ask again and again, with little patience. Not through the SDK: what that does to spare a server is what
/// a crowd does not do, and a machine that serves the crowd too has no time for it.
/// </summary>
internal sealed class CrowdClients : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
    private readonly IReadOnlyList<AgentIdentity> _identities;
    private readonly Uri _address;
    private readonly string _agent;
    private readonly string _name;
    private readonly TimeProvider _time;

    /// <param name="plan">What they ask for, and where.</param>
    /// <param name="agent">The agent's peer id.</param>
    /// <param name="identities">Who they are.</param>
    /// <param name="name">Name under which they pass the proxy.</param>
    /// <param name="time">The clock.</param>
    public CrowdClients(CrowdPlan plan, PeerId agent, IReadOnlyList<AgentIdentity> identities, string name, TimeProvider time) =>
        (_address, _agent, _identities, _name, _time) = (new Uri(plan.Agent!, AgentRoutes.Product(plan.Product)), agent.ToString(), identities, name, time);

    /// <summary>One of them asks. Nothing that goes wrong is thrown.</summary>
    public async Task<CrowdAnswer> AskAsync(int ordinal)
    {
        using var message = Message(_identities[ordinal % _identities.Count]);
        using var patience = new CancellationTokenSource(Patience, _time);
        try
        {
            using var answer = await _http.SendAsync(message, patience.Token).ConfigureAwait(false);
            return new(answer.IsSuccessStatusCode, answer.Headers.RetryAfter?.Delta);
        }
        catch (Exception e) when (e is OperationCanceledException or HttpRequestException)
        {
            return default;
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Message(AgentIdentity identity)
    {
        var timestamp = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SignatureString.MinNonceBytes));
        var text = SignatureString.Of(_agent, HttpMethod.Get.Method, _address.PathAndQuery, timestamp, nonce, null, SignatureString.BodyHash([]));
        var message = new HttpRequestMessage(HttpMethod.Get, _address);
        message.Headers.TryAddWithoutValidation(WireHeaders.Client, _name);
        message.Headers.TryAddWithoutValidation(AgentHeaders.TimeoutMs, Text(Patience.TotalMilliseconds));
        message.Headers.TryAddWithoutValidation(AgentHeaders.PeerId, identity.PeerId.ToString());
        message.Headers.TryAddWithoutValidation(AgentHeaders.Timestamp, Text(timestamp));
        message.Headers.TryAddWithoutValidation(AgentHeaders.Nonce, nonce);
        message.Headers.TryAddWithoutValidation(AgentHeaders.Signature, Convert.ToBase64String(identity.Sign(text)));
        return message;
    }

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
