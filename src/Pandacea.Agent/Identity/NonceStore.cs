using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pandacea.Agent.Admission;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Identity;

/// <summary>
/// Nonces of verified requests, for as long as their timestamps are good, over restarts too. Bounded for each signer, and in all: where a crowd of
/// signers needs more room, the oldest are forgotten early, and timestamps that they may have had are no longer taken. So a flood shortens how late
/// a request may be, and keeps nobody out whose request is fresh. Thread-safe.
/// </summary>
public sealed class NonceStore : IDisposable
{
    // A timestamp may lie ahead by the tolerance, and be late by it.
    private static readonly TimeSpan Generation = (SignatureString.Tolerance * 2) + TimeSpan.FromSeconds(1);

    // What lies further ahead has a room of its own, in which nothing is forgotten early: nobody may fill up instants that are still to come.
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(5);

    // However large a flood is, a request may have been on its way for so long.
    private static readonly TimeSpan LeastLate = TimeSpan.FromSeconds(10);

    // What is refused for its signer's rate uses nonces as well.
    private const int Slack = 8;
    private const int PartsAhead = 5;

    private const string Files = "nonces";

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly int _perSigner;
    private readonly int _most;
    private readonly int _mostAhead;
    private readonly NonceGenerations _present;
    private readonly NonceGenerations _ahead;
    private Dictionary<string, int> _signers = [];

    /// <summary>Opens the nonces that an earlier process used, if there was one.</summary>
    /// <param name="folder">Where they are kept; nobody else may use it.</param>
    /// <param name="time">Tells when they are to be forgotten.</param>
    /// <param name="rate">How many requests of one signer are served.</param>
    /// <param name="capacity">How many nonces there may be.</param>
    public NonceStore(string folder, TimeProvider time, RateLimitOptions rate, int capacity = 1_000_000)
    {
        // Of two generations each.
        (_time, _mostAhead) = (time, capacity / PartsAhead / 2);
        _most = (capacity / 2) - _mostAhead;
        _perSigner = (int)Math.Min(_most, Slack * (rate.Burst + (rate.PerSecond * Generation.TotalSeconds)));
        var now = time.GetUtcNow();
        _present = new(Path.Combine(folder, Files), Generation, now);
        _ahead = new(Path.Combine(folder, Files + ".ahead"), Generation, now);
        Forget(now);
    }

    /// <summary>Whether an agent keeps, or kept, its nonces in a folder; it has its identity before.</summary>
    public static bool IsIn(string folder) => Directory.EnumerateFiles(folder, Files + ".*").Any();

    /// <value>Nonces held.</value>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _present.Count + _ahead.Count;
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
                return _present.Began + Generation - _time.GetUtcNow();
            }
        }
    }

    /// <summary>Uses a nonce up.</summary>
    /// <param name="signer">Whose it is.</param>
    /// <param name="nonce">The nonce.</param>
    /// <param name="timestamp">When its request says it was signed.</param>
    /// <exception cref="StoreException">It cannot be kept.</exception>
    public NonceUse Use(string signer, string nonce, DateTimeOffset timestamp)
    {
        var hash = BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{signer}\n{nonce}")));
        lock (_gate)
        {
            var now = _time.GetUtcNow();
            Forget(now);
            if (_present.Contains(hash) || _ahead.Contains(hash))
            {
                return NonceUse.Reused;
            }

            if (timestamp <= Known(now))
            {
                return NonceUse.Forgotten;
            }

            if (_signers.GetValueOrDefault(signer) >= _perSigner)
            {
                return NonceUse.TooMany;
            }

            return Keep(signer, hash, timestamp - now > Ahead, now) ? NonceUse.Fresh : NonceUse.NoRoom;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _present.Dispose();
        _ahead.Dispose();
    }

    /// <summary>All nonces of later timestamps are still known. A clock that was set back shall not keep everybody out.</summary>
    private DateTimeOffset Known(DateTimeOffset now)
    {
        var (known, latest) = (_present.ForgottenBefore + Ahead, now - LeastLate);
        return known < latest ? known : latest;
    }

    private bool Keep(string signer, UInt128 hash, bool ahead, DateTimeOffset now)
    {
        if (ahead ? _ahead.InCurrent >= _mostAhead : !MakeRoom(now))
        {
            return false;
        }

        (ahead ? _ahead : _present).Add(hash);
        _signers[signer] = _signers.GetValueOrDefault(signer) + 1;
        return true;
    }

    private bool MakeRoom(DateTimeOffset now)
    {
        if (_present.InCurrent < _most)
        {
            return true;
        }

        if (now - _present.Began < LeastLate + Ahead)
        {
            return false;
        }

        _present.Turn(now);
        _signers = [];
        return true;
    }

    private void Forget(DateTimeOffset now)
    {
        _ahead.TurnIfOver(now);
        if (_present.TurnIfOver(now))
        {
            _signers = [];
        }
    }
}
