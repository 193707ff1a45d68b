using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Pandacea.Protocol.Agent;

/// <summary>The names of <see cref="LeaseStatus"/>, the same on the wire and in stores: <c>pending_approval</c>.</summary>
public static class LeaseStatusNames
{
    private static readonly FrozenDictionary<LeaseStatus, string> Names = Enum.GetValues<LeaseStatus>()
        .ToFrozenDictionary(status => status, status => JsonNamingPolicy.SnakeCaseLower.ConvertName(status.ToString()));

    private static readonly FrozenDictionary<string, LeaseStatus> Statuses =
        Names.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>The name of a status.</summary>
    public static string Of(LeaseStatus status) => Names[status];

    /// <summary>The status of a name.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out LeaseStatus status)
    {
        status = default;
        return name is not null && Statuses.TryGetValue(name, out status);
    }

    /// <summary>Whether a lease that stands there never moves again.</summary>
    public static bool IsFinal(this LeaseStatus status) => status is
        LeaseStatus.Rejected or LeaseStatus.Resolved or LeaseStatus.Cancelled or LeaseStatus.Expired or LeaseStatus.Finalized;
}
