using System.Buffers;

namespace Pandacea.Protocol.Agent;

/// <summary>The nonce of a challenge: a text that an address signs to be bound. It says to whom and where, so that the signature is of no use anywhere else.</summary>
public static class BindingText
{
    private const int LongestToken = 64;

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The text.</summary>
    /// <param name="address">The address that signs, 0x and 40 hex digits; lower case in the text.</param>
    /// <param name="peerId">To whom it is bound.</param>
    /// <param name="agentPeerId">The agent that binds it.</param>
    /// <param name="token">Makes it usable once: letters, digits, <c>-</c> and <c>_</c>.</param>
    public static string Of(string address, string peerId, string agentPeerId, string token) =>
        Head(address, peerId, agentPeerId) + token;

    /// <summary>Whether <paramref name="text"/> says this and nothing else, whatever its token: only then may it be signed.</summary>
    public static bool Says(string text, string address, string peerId, string agentPeerId)
    {
        ArgumentNullException.ThrowIfNull(text);
        var head = Head(address, peerId, agentPeerId);
        return text.StartsWith(head, StringComparison.Ordinal)
            && text.Length - head.Length is > 0 and <= LongestToken
            && text.AsSpan(head.Length).IndexOfAnyExcept(TokenCharacters) < 0;
    }

    private static string Head(string address, string peerId, string agentPeerId) =>
        $"Pandacea: bind address {address.ToLowerInvariant()} to peer {peerId} at agent {agentPeerId}, once: ";
}
