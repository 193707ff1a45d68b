using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Identity;

/// <summary>
/// Nonces of verified requests, for as long as their timestamps are good; two generations, so that forgetting costs nothing.
/// Bounded in all and for each signer. Thread-safe.
/// </summary>
public sealed class NonceStore(TimeProvider time, int capacity = 500_000, int perSigner = 2_000)
{
    // A timestamp may lie ahead by the tolerance, and be late by it.
    private static readonly TimeSpan Generation = (SignatureString.Tolerance * 2) + TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private HashSet<UInt128> _current = [];
    private HashSet<UInt128> _previous = [];
    private Dictionary<string, int> _signers = [];
    private DateTimeOffset _since = time.GetUtcNow();

    /// <value>Nonces held.</value>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _current.Count + _previous.Count;
            }
        }
    }

    /// <summary>Uses a nonce up.</summary>
    public NonceUse Use(string signer, string nonce)
    {
        var hash = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{signer}\n{nonce}")));
        lock (_gate)
        {
            Forget(time.GetUtcNow());
            if (_previous.Contains(hash) || _current.Contains(hash))
            {
                return NonceUse.Reused;
            }

            var used = _signers.GetValueOrDefault(signer);
            if (used >= perSigner)
            {
                return NonceUse.TooMany;
            }

            if (_current.Count + _previous.Count >= capacity)
            {
                return NonceUse.NoRoom;
            }

            _current.Add(hash);
            _signers[signer] = used + 1;
            return NonceUse.Fresh;
        }
    }

    private void Forget(DateTimeOffset now)
    {
        if (now - _since < Generation)
        {
            return;
        }

        _previous = now - _since < 2 * Generation ? _current : [];
        (_current, _signers, _since) = ([], [], now);
    }
}
