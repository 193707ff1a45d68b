using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pandacea.Hosting;

/// <summary>Shows that whoever made a request knows a key: an HMAC-SHA256 over method, path with query, time and the body's hash.</summary>
/// <remarks>
/// Who sees one may send the same request again within <see cref="Window"/>. That changes no result: bodies and ends carry job, attempt and fence,
/// results are idempotent by fence, an offer that was taken is taken again without effect, consents are known by their hash.
/// A heartbeat that is repeated keeps a lease for a little longer, no more.
/// The hash is in the header so that no body is read before the rest was checked.
/// </remarks>
internal sealed class RequestProof
{
    /// <summary>How far the clocks of sender and receiver may be apart.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly long _at;
    private readonly byte[] _body;
    private readonly byte[] _mac;

    private RequestProof(long at, byte[] body, byte[] mac) => (_at, _body, _mac) = (at, body, mac);

    public static RequestProof Of(byte[] key, string method, string target, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        var (at, hash) = (now.ToUnixTimeMilliseconds(), SHA256.HashData(body));
        return new(at, hash, Mac(key, method, target, at, hash));
    }

    /// <summary>Reads a header.</summary>
    /// <returns>Null: it is none.</returns>
    public static RequestProof? Parse(string? header) =>
        header?.Split(',') is [var at, var body, var mac]
        && at.StartsWith("t=", StringComparison.Ordinal) && long.TryParse(at.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var time)
        && Hash(body, "b=") is { } bodyHash
        && Hash(mac, "v=") is { } value
            ? new(time, bodyHash, value)
            : null;

    public bool IsRecent(DateTimeOffset now) => Math.Abs((double)now.ToUnixTimeMilliseconds() - _at) <= Window.TotalMilliseconds;

    public bool IsMadeWith(byte[] key, string method, string target) => CryptographicOperations.FixedTimeEquals(_mac, Mac(key, method, target, _at, _body));

    public bool IsOf(ReadOnlySpan<byte> body) => CryptographicOperations.FixedTimeEquals(_body, SHA256.HashData(body));

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"t={_at},b={Convert.ToHexStringLower(_body)},v={Convert.ToHexStringLower(_mac)}");

    private static byte[] Mac(byte[] key, string method, string target, long at, byte[] body) =>
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{method}\n{target}\n{at}\n{Convert.ToHexStringLower(body)}")));

    private static byte[]? Hash(string part, string name)
    {
        var hash = new byte[SHA256.HashSizeInBytes];
        return part.StartsWith(name, StringComparison.Ordinal)
            && Convert.FromHexString(part.AsSpan(name.Length), hash, out _, out var written) == OperationStatus.Done
            && written == hash.Length ? hash : null;
    }
}
