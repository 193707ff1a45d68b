using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Identity;

/// <summary>
/// Nonces of verified requests, for as long as their timestamps are good, over restarts too; two generations, so that forgetting costs nothing.
/// Bounded in all and for each signer. Thread-safe.
/// </summary>
public sealed class NonceStore : IDisposable
{
    // A timestamp may lie ahead by the tolerance, and be late by it.
    private static readonly TimeSpan Generation = (SignatureString.Tolerance * 2) + TimeSpan.FromSeconds(1);

    // What is refused for its signer's rate uses nonces as well.
    private const int Slack = 8;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly int _capacity;
    private readonly int _perSigner;
    private HashSet<UInt128> _current;
    private HashSet<UInt128> _previous;
    private Dictionary<string, int> _signers = [];
    private NonceFile _file;
    private NonceFile _other;

    /// <summary>Opens the nonces that an earlier process used, if there was one.</summary>
    /// <param name="folder">Where they are kept; nobody else may use it.</param>
    /// <param name="time">Tells when they are to be forgotten.</param>
    /// <param name="rate">How many requests of one signer are served.</param>
    /// <param name="capacity">How many nonces there may be.</param>
    public NonceStore(string folder, TimeProvider time, RateLimitOptions rate, int capacity = 500_000)
    {
        (_time, _capacity) = (time, capacity);
        _perSigner = (int)Math.Min(capacity, Slack * (rate.Burst + (rate.PerSecond * Generation.TotalSeconds)));
        (_file, _other) = (new(Path.Combine(folder, "nonces.0")), new(Path.Combine(folder, "nonces.1")));
        if (_file.Began < _other.Began)
        {
            (_file, _other) = (_other, _file);
        }

        (_current, _previous) = (_file.Read(), time.GetUtcNow() - _other.Began < 2 * Generation ? _other.Read() : []);
        Forget(time.GetUtcNow());
    }

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

    /// <value>Until there is room again for who uses too many.</value>
    public TimeSpan UntilRoom
    {
        get
        {
            lock (_gate)
            {
                return _file.Began + Generation - _time.GetUtcNow();
            }
        }
    }

    /// <summary>Uses a nonce up.</summary>
    /// <exception cref="StoreException">It cannot be kept.</exception>
    public NonceUse Use(string signer, string nonce)
    {
        var hash = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{signer}\n{nonce}")));
        lock (_gate)
        {
            Forget(_time.GetUtcNow());
            if (_previous.Contains(hash) || _current.Contains(hash))
            {
                return NonceUse.Reused;
            }

            var used = _signers.GetValueOrDefault(signer);
            if (used >= _perSigner)
            {
                return NonceUse.TooMany;
            }

            if (_current.Count + _previous.Count >= _capacity)
            {
                return NonceUse.NoRoom;
            }

            _file.Add(hash);
            _current.Add(hash);
            _signers[signer] = used + 1;
            return NonceUse.Fresh;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _file.Dispose();
        _other.Dispose();
    }

    private void Forget(DateTimeOffset now)
    {
        if (now - _file.Began < Generation)
        {
            return;
        }

        // First, for it may fail: what is still good must neither be forgotten nor be next to be cleared.
        _other.Clear(now);
        _previous = now - _file.Began < 2 * Generation ? _current : [];
        (_current, _signers) = ([], []);
        (_file, _other) = (_other, _file);
    }
}
