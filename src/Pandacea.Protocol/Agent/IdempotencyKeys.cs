using System.Diagnostics.CodeAnalysis;

namespace Pandacea.Protocol.Agent;

/// <summary>What an <see cref="AgentHeaders.IdempotencyKey"/> may be.</summary>
public static class IdempotencyKeys
{
    /// <summary>The longest.</summary>
    public const int MaxLength = 128;

    /// <summary>1 to 128 visible ASCII characters.</summary>
    public static bool IsValid([NotNullWhen(true)] string? key) =>
        key is { Length: > 0 and <= MaxLength } && !key.AsSpan().ContainsAnyExceptInRange('!', '~');
}
