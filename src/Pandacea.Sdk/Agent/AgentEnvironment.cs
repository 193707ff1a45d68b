using System.Globalization;

namespace Pandacea.Sdk.Agent;

/// <summary>Reads options from environment variables.</summary>
internal static class AgentEnvironment
{
    public const string Url = "SDK_AGENT_URL";
    public const string PeerId = "SDK_AGENT_PEER_ID";
    public const string Identity = "SDK_IDENTITY_FILE";
    public const string PollMs = "SDK_APPROVAL_POLL_MS";
    public const string TimeoutMs = "SDK_APPROVAL_TIMEOUT_MS";
    public const string JobPollMs = "SDK_JOB_POLL_MS";
    public const string JobTimeoutMs = "SDK_JOB_TIMEOUT_MS";

    /// <summary>Sets what is set and readable; returns a sentence for each variable that is not.</summary>
    public static List<string> Read(AgentOptions options, IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var errors = new List<string>();
        if (Value(environment, Url) is { } url)
        {
            if (Uri.TryCreate(url, UriKind.Absolute, out var uri))
            {
                options.BaseUrl = uri;
            }
            else
            {
                errors.Add($"{Url} is '{url}'; allowed is an absolute http or https URL.");
            }
        }

        options.PeerId = Value(environment, PeerId) ?? options.PeerId;
        options.IdentityPath = Value(environment, Identity) ?? options.IdentityPath;
        options.ApprovalPollInterval = Time(errors, environment, PollMs) ?? options.ApprovalPollInterval;
        options.ApprovalTimeout = Time(errors, environment, TimeoutMs) ?? options.ApprovalTimeout;
        options.JobPollInterval = Time(errors, environment, JobPollMs) ?? options.JobPollInterval;
        options.JobTimeout = Time(errors, environment, JobTimeoutMs) ?? options.JobTimeout;
        return errors;
    }

    private static string? Value(IReadOnlyDictionary<string, string?> environment, string name) =>
        environment.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;

    private static TimeSpan? Time(List<string> errors, IReadOnlyDictionary<string, string?> environment, string name)
    {
        if (Value(environment, name) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && AgentOptionsValidator.IsAllowed(value))
        {
            return TimeSpan.FromMilliseconds(value);
        }

        errors.Add($"{name} is '{text}'; {AgentOptionsValidator.AllowedTime}.");
        return null;
    }
}
