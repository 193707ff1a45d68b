using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Chain;
using Pandacea.Sdk.Jobs;

namespace Pandacea.Sdk.Agent;

/// <summary>The agent: catalogue, leases, who the caller is, how it fares. Thread safe.</summary>
public sealed class AgentClient
{
    private readonly AgentTransport _transport;
    private readonly AgentCallers _callers;
    private readonly IRequestRandom _random;

    internal AgentClient(
        AgentTransport transport, AgentCallers callers, IRequestRandom random, IProductClient products, IAgentLeaseClient leases, IJobClient jobs, IComputationClient computations) =>
        (_transport, _callers, _random, Products, Leases, Jobs, Computations) = (transport, callers, random, products, leases, jobs, computations);

    /// <summary>The catalogue.</summary>
    public IProductClient Products { get; }

    /// <summary>Leases as the agent handles them.</summary>
    public IAgentLeaseClient Leases { get; }

    /// <summary>Jobs.</summary>
    public IJobClient Jobs { get; }

    /// <summary>Computations under leases.</summary>
    public IComputationClient Computations { get; }

    /// <summary>In whose name requests are signed.</summary>
    /// <exception cref="PandaceaException">There is no identity.</exception>
    public PeerId Identity => _transport.Signer;

    /// <summary>A client that signs as <paramref name="identity"/> and shares all else with this one: connections, circuit, retry budget.</summary>
    /// <remarks>For programs that act for many; each identity has limits of its own at the agent.</remarks>
    public AgentClient As(AgentIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return _callers.Client(_transport, identity);
    }

    /// <summary>Whom requests are signed for.</summary>
    /// <exception cref="PandaceaException">It is not configured, and the agent could not be asked.</exception>
    public async ValueTask<PeerId> AgentPeerIdAsync(CancellationToken cancellationToken = default) =>
        PeerId.Parse(await _transport.AgentPeerIdAsync(cancellationToken).ConfigureAwait(false));

    /// <summary>Proves to the agent that the identity owns an address: from then on its leases on chain are the identity's.</summary>
    /// <remarks>Nothing is signed but a text that binds this address to this identity at this agent.</remarks>
    /// <exception cref="AgentException">The agent refused.</exception>
    public async ValueTask<VerifyAnswer> BindAddressAsync(EvmAccount account, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(account);
        var challenge = await _transport.SendAsync(
            AgentRequest<ChallengeAnswer>.Post(
                "auth.challenge", AgentRoutes.Challenge, new ChallengeRequest(account.Address), AgentJson.Default.ChallengeRequest, _random.IdempotencyKey(), AgentJson.Default.ChallengeAnswer),
            cancellationToken).ConfigureAwait(false);
        var agent = await AgentPeerIdAsync(cancellationToken).ConfigureAwait(false);
        if (!BindingText.Says(challenge.Nonce, account.Address, Identity.ToString(), agent.ToString()))
        {
            throw AgentException.Unusable("The agent's challenge is not to bind this address to this identity at this agent; it was not signed.");
        }

        var answer = await _transport.SendAsync(
            AgentRequest<VerifyAnswer>.Post(
                "auth.verify", AgentRoutes.Verify, new VerifyRequest(challenge.Nonce, account.SignMessage(challenge.Nonce)), AgentJson.Default.VerifyRequest, _random.IdempotencyKey(), AgentJson.Default.VerifyAnswer),
            cancellationToken).ConfigureAwait(false);
        return answer.Valid && answer.PeerId == Identity.ToString()
            ? answer
            : throw AgentException.Unusable("The agent bound the address to somebody else, or not at all.");
    }

    /// <summary>Whether the agent can serve; an agent that says no is an answer too.</summary>
    public ValueTask<Health> HealthAsync(CancellationToken cancellationToken = default) =>
        _transport.SendUnsignedAsync(AgentOperations.Health, cancellationToken);

    /// <summary>That the agent lives, since when, and who it is.</summary>
    public ValueTask<Liveness> LivenessAsync(CancellationToken cancellationToken = default) =>
        _transport.SendUnsignedAsync(AgentOperations.Liveness, cancellationToken);

    /// <summary>Whether the agent's dependencies are there; no is an answer too.</summary>
    public ValueTask<Readiness> ReadinessAsync(CancellationToken cancellationToken = default) =>
        _transport.SendUnsignedAsync(AgentOperations.Readiness, cancellationToken);
}
