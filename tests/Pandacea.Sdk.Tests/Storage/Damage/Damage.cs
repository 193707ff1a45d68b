using Pandacea.Protocol;

namespace Pandacea.Sdk.Tests.Storage;

/// <summary>One random way to spoil one of the answers that an operation gets.</summary>
internal sealed class Damage
{
    private static readonly string[] Kinds = ["flip", "flip-in-body", "replace", "cut-out", "insert", "truncate", "truncate-and-reset", Stall, "swap", "trailer"];

    private const string Stall = "stall";

    // All retries together take longer than the short one.
    private static readonly TimeSpan ShortLimit = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongLimit = TimeSpan.FromSeconds(2);

    private readonly SeedStream _random;
    private readonly int _target;
    private readonly bool _isLasting;
    private RawRequest? _victim;
    private byte[] _before = [];
    private int _seen;
    private int _struck;

    public Damage(SeedStream random)
    {
        _random = random;
        Kind = Kinds[random.NextInt(Kinds.Length)];
        _target = random.NextInt(5);
        _isLasting = random.NextInt(4) == 0;
        Limit = Kind == Stall && _isLasting ? ShortLimit : LongLimit;
    }

    public string Kind { get; }

    /// <summary>Time for the operation.</summary>
    public TimeSpan Limit { get; }

    /// <summary>Answers that were spoilt.</summary>
    public int Struck => _struck;

    /// <summary>Spoils the chosen answer, and where the damage is lasting those to its retries too.</summary>
    public RawAnswer Strike(RawRequest request, byte[] answer)
    {
        lock (_random)
        {
            var isChosen = _seen++ == _target;
            var isRetry = _isLasting && _victim is { } victim && victim.Query == request.Query && victim.Body.AsSpan().SequenceEqual(request.Body);
            if (!isChosen && !isRetry)
            {
                _before = answer;
                return new(answer);
            }

            _victim = request;
            var spoilt = Spoil(answer);
            _struck += spoilt.Bytes.AsSpan().SequenceEqual(answer) && spoilt.End == AnswerEnd.Close ? 0 : 1;
            return spoilt;
        }
    }

    private RawAnswer Spoil(byte[] answer)
    {
        var place = _random.NextInt(answer.Length);
        switch (Kind)
        {
            case "flip":
                return new(Flip(answer, place));
            case "flip-in-body":
                var body = answer.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
                return new(Flip(answer, body + _random.NextInt(answer.Length - body)));
            case "replace":
                return new([.. answer[..place], (byte)_random.NextInt(256), .. answer[(place + 1)..]]);
            case "cut-out":
                return new([.. answer[..place], .. answer[Math.Min(answer.Length, place + 1 + _random.NextInt(40))..]]);
            case "insert":
                return new([.. answer[..place], .. answer.AsSpan(0, 1 + _random.NextInt(Math.Min(40, answer.Length))), .. answer[place..]]);
            case "truncate":
                return new(answer[..place]);
            case "truncate-and-reset":
                return new(answer[..place], AnswerEnd.Reset);
            case Stall:
                return new(answer[..place], AnswerEnd.Stall);
            case "swap":
                return new(_before);
            default:
                return new([.. answer[..^2], .. "X-Stream-Error: it went wrong\r\n\r\n"u8]);
        }
    }

    private byte[] Flip(byte[] answer, int place)
    {
        var flipped = answer.ToArray();
        flipped[place] ^= (byte)(1 << _random.NextInt(8));
        return flipped;
    }
}
