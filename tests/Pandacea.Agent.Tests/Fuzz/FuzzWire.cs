using System.Globalization;
using System.Text;
using Pandacea.Agent.Tests.Http;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Fuzz;

/// <summary>A case as bytes.</summary>
internal sealed record FuzzWire(byte[] Bytes, string Key, bool MustRefuse, int Answers)
{
    private static readonly string[] Signed =
        [AgentHeaders.PeerId, AgentHeaders.Timestamp, AgentHeaders.Nonce, AgentHeaders.Signature, AgentHeaders.IdempotencyKey];

    public static FuzzWire Of(FuzzCase fuzz, TestSigner signer, string agent, string key)
    {
        var method = fuzz.Method ?? fuzz.Route.Method;
        var target = fuzz.Target ?? fuzz.Route.Target;
        var body = fuzz.Body ?? Encoding.UTF8.GetBytes(fuzz.Route.Body);
        var signed = Headers(fuzz, signer, agent, key, method, target, body);
        var headers = Changed(fuzz, [.. signed]);
        var mustRefuse = fuzz.Route.IsSigned && ((fuzz.Framing == Framing.LengthTooSmall && body.Length > 0) || SignatureIsTouched(signed, headers));
        var whole = FuzzFraming.Write(fuzz.Framing, method, target, headers, body);
        var bytes = fuzz.Bytes.Aggregate(whole, Changed);
        mustRefuse |= fuzz.Route.IsSigned && fuzz.Framing == Framing.Plain && OnlyBodyDiffers(whole, bytes, whole.Length - body.Length);
        return new(bytes, key, mustRefuse, fuzz.Framing == Framing.Twice ? 2 : 1);
    }

    private static List<(string Name, string Value)> Headers(
        FuzzCase fuzz, TestSigner signer, string agent, string key, string method, string target, byte[] body)
    {
        var headers = new List<(string Name, string Value)> { ("Host", "agent") };
        if (body.Length > 0)
        {
            headers.Add(("Content-Type", "application/json"));
        }

        if (fuzz.Route.IsSigned)
        {
            // A target may have what no client could sign; the agent then sees another one.
            var writes = body.Length > 0;
            headers.AddRange(signer.Headers(agent, method.ReplaceLineEndings(""), target.ReplaceLineEndings(""), body, writes ? key : null));
        }

        return headers;
    }

    private static bool OnlyBodyDiffers(byte[] whole, byte[] changed, int head) =>
        changed.Length >= head && changed.AsSpan(0, head).SequenceEqual(whole.AsSpan(0, head)) && !changed.SequenceEqual(whole);

    /// <summary>Whether what says who is calling is not what was signed any more.</summary>
    private static bool SignatureIsTouched(List<(string Name, string Value)> before, List<(string Name, string Value)> after) =>
        Signed.Any(name => !Values(before, name).SequenceEqual(Values(after, name)));

    /// <summary>An empty value says as much as none.</summary>
    private static IEnumerable<string> Values(List<(string Name, string Value)> headers, string name) => headers
        .Where(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        .Select(header => header.Value.Trim(' ', '\t'))
        .Where(value => value.Length > 0);

    private static List<(string Name, string Value)> Changed(FuzzCase fuzz, List<(string Name, string Value)> headers)
    {
        foreach (var change in fuzz.Headers)
        {
            var at = headers.FindIndex(header => header.Name == change.Name);
            switch (change.Kind)
            {
                case HeaderChangeKind.Remove when at >= 0:
                    headers.RemoveAt(at);
                    break;
                case HeaderChangeKind.Replace when at >= 0:
                    headers[at] = (change.Name, change.Value);
                    break;
                case HeaderChangeKind.Repeat when at >= 0:
                    headers.Add(headers[at]);
                    break;
                default:
                    headers.Add((change.Name, change.Value));
                    break;
            }
        }

        return headers;
    }

    private static byte[] Changed(byte[] bytes, ByteChange change)
    {
        var at = Math.Min((int)(change.At * bytes.Length), bytes.Length - 1);
        return at < 0 ? bytes : change.Kind switch
        {
            ByteChangeKind.Flip => [.. bytes[..at], (byte)(bytes[at] ^ (change.Value | 1)), .. bytes[(at + 1)..]],
            ByteChangeKind.Insert => [.. bytes[..at], change.Value, .. bytes[at..]],
            ByteChangeKind.Delete => [.. bytes[..at], .. bytes[(at + 1)..]],
            _ => bytes[..at],
        };
    }
}
