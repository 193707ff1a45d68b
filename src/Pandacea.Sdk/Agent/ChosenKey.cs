using Pandacea.Protocol.Agent;

namespace Pandacea.Sdk.Agent;

/// <summary>The idempotency key of an operation.</summary>
internal static class ChosenKey
{
    /// <summary>The caller's own key if it chose one, else a fresh one.</summary>
    /// <exception cref="ArgumentException">The caller's is none.</exception>
    public static string Of(string? chosen, IRequestRandom random, string parameter)
    {
        var key = chosen ?? random.IdempotencyKey();
        return IdempotencyKeys.IsValid(key)
            ? key
            : throw new ArgumentException($"An idempotency key has 1 to {IdempotencyKeys.MaxLength} visible ASCII characters.", parameter);
    }
}
