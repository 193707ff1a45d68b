using System.Security.Cryptography;
using System.Text;
using Pandacea.Protocol;

namespace Pandacea.Hosting;

/// <summary>What the services of one stack know and nobody else on the machine does: agent and worker know each other by it.</summary>
public sealed class StackSecret
{
    /// <summary>The variable; without it whoever reaches a port is believed.</summary>
    public const string Variable = "PANDACEA_STACK_SECRET";

    private const int Bytes = 32;

    private readonly string _text;

    private StackSecret(string text) => _text = text;

    /// <summary>The secret that a variable holds; null: there is none.</summary>
    public static StackSecret? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : new(text.Trim());

    /// <summary>A new one, as text.</summary>
    public static string NewText() => RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true);

    /// <summary>Lets the receiver know who sends it.</summary>
    public void Mark(HttpRequestMessage request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.TryAddWithoutValidation(WireHeaders.Secret, _text);
    }

    /// <summary>Whether somebody knows it; takes as long for every wrong one.</summary>
    public bool Is(string? given) => CryptographicOperations.FixedTimeEquals(Hash(given ?? ""), Hash(_text));

    /// <summary>Never the secret itself.</summary>
    public override string ToString() => "(secret)";

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
