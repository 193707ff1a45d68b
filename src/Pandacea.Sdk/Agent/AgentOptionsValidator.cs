using System.Globalization;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Agent;

/// <summary>Checks options completely: every field, then the rules between fields.</summary>
internal static class AgentOptionsValidator
{
    public const string AllowedTime = "allowed is a number from 1 to 86400000 ms";

    /// <exception cref="OptionsInvalidException">There are errors.</exception>
    public static AgentOptions Validated(AgentOptions options)
    {
        ResilienceOptionsValidator.ThrowIfAny(Errors(options));
        return options;
    }

    public static bool IsAllowed(double milliseconds) => milliseconds is >= 1 and <= 86_400_000;

    public static List<string> Errors(AgentOptions options)
    {
        var errors = new List<string>();
        if (!IsUsable(options.BaseUrl))
        {
            errors.Add($"Agent.BaseUrl ({AgentEnvironment.Url}) is '{options.BaseUrl}'; allowed is an absolute http or https URL without path, query and user.");
        }

        if (options.PeerId is { } peerId && !Protocol.Agent.PeerId.TryParse(peerId, out _))
        {
            errors.Add($"Agent.PeerId ({AgentEnvironment.PeerId}) is '{peerId}'; allowed is the peer id of an Ed25519 key, 12D3KooW and 44 characters more.");
        }

        Time(errors, nameof(options.ApprovalPollInterval), AgentEnvironment.PollMs, options.ApprovalPollInterval);
        Time(errors, nameof(options.ApprovalTimeout), AgentEnvironment.TimeoutMs, options.ApprovalTimeout);
        if (options.ApprovalPollInterval > options.ApprovalTimeout)
        {
            errors.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Agent.ApprovalPollInterval is {options.ApprovalPollInterval.TotalMilliseconds} ms, ApprovalTimeout {options.ApprovalTimeout.TotalMilliseconds} ms; ApprovalPollInterval may not be longer than ApprovalTimeout."));
        }

        Time(errors, nameof(options.JobPollInterval), AgentEnvironment.JobPollMs, options.JobPollInterval);
        Time(errors, nameof(options.JobTimeout), AgentEnvironment.JobTimeoutMs, options.JobTimeout);
        if (options.ClientName is { } name && (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
        {
            errors.Add($"Agent.ClientName is '{name}'; allowed are letters, digits, '-', '_' and '.'.");
        }

        return errors;
    }

    private static bool IsUsable(Uri? url) =>
        url is { IsAbsoluteUri: true, PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);

    private static void Time(List<string> errors, string name, string variable, TimeSpan value)
    {
        if (!IsAllowed(value.TotalMilliseconds))
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Agent.{name} ({variable}) is {value.TotalMilliseconds} ms; {AllowedTime}."));
        }
    }
}
