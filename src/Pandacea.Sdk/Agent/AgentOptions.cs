using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Agent;

/// <summary>How the SDK reaches an agent and as whom.</summary>
public sealed class AgentOptions
{
    /// <summary>Where the agent is; variable <c>SDK_AGENT_URL</c>.</summary>
    /// <value><c>http://127.0.0.1:8080/</c>.</value>
    public Uri BaseUrl { get; set; } = new("http://127.0.0.1:8080/");

    /// <summary>The file with the key that signs requests, made at the first use if it is missing; <c>SDK_IDENTITY_FILE</c>.</summary>
    /// <value>Empty: only what needs no signature works, unless an <see cref="AgentIdentity"/> is registered.</value>
    public string IdentityPath { get; set; } = "";

    /// <summary>The agent's peer id; requests signed for it are of no use to anybody else; <c>SDK_AGENT_PEER_ID</c>.</summary>
    /// <value>Null: whatever the agent says at the first request. Set it where the way to the agent is not trusted.</value>
    public string? PeerId { get; set; }

    /// <summary>Pause between two looks for an approval; <c>SDK_APPROVAL_POLL_MS</c>.</summary>
    /// <value>1 s.</value>
    public TimeSpan ApprovalPollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for an approval if the caller does not say; <c>SDK_APPROVAL_TIMEOUT_MS</c>.</summary>
    /// <value>60 s.</value>
    public TimeSpan ApprovalTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Pause between two looks at a job; <c>SDK_JOB_POLL_MS</c>.</summary>
    /// <value>1 s.</value>
    public TimeSpan JobPollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long to wait for a job if the caller does not say; <c>SDK_JOB_TIMEOUT_MS</c>.</summary>
    /// <value>10 minutes.</value>
    public TimeSpan JobTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Names this client in a header of each request, so that a proxy can tell clients apart.</summary>
    /// <value>Null: no header.</value>
    public string? ClientName { get; set; }

    /// <summary>Overwrites options by the environment variables that are set.</summary>
    /// <exception cref="OptionsInvalidException">Variables are malformed or out of range; all of them are named.</exception>
    public void ReadEnvironment(IReadOnlyDictionary<string, string?> environment)
    {
        var errors = AgentEnvironment.Read(this, environment);
        errors.AddRange(AgentOptionsValidator.Errors(this));
        ResilienceOptionsValidator.ThrowIfAny(errors);
    }
}
