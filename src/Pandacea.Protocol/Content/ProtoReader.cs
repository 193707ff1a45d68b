namespace Pandacea.Protocol.Content;

/// <summary>Reads protobuf fields one by one; numbers and byte strings, nothing else occurs here.</summary>
internal ref struct ProtoReader(ReadOnlySpan<byte> message)
{
    public const int VarintType = 0;
    public const int BytesType = 2;

    private const int MostVarintBits = 63;
    private readonly ReadOnlySpan<byte> _message = message;
    private int _at;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Whether the current field is a number.</summary>
    public bool IsNumber { get; private set; }

    /// <summary>The current field's number.</summary>
    public ulong Number { get; private set; }

    /// <summary>The current field's bytes.</summary>
    public readonly ReadOnlySpan<byte> Bytes => _message[Place];

    /// <summary>Where in the message they stand.</summary>
    public Range Place { get; private set; }

    /// <summary>Whether reading ended because the message is broken.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Goes on to the next field.</summary>
    /// <returns>False at the end, or where the message is broken.</returns>
    public bool Next()
    {
        if (_at == _message.Length || IsBroken)
        {
            return false;
        }

        IsBroken = !TryField();
        return !IsBroken;
    }

    private bool TryField()
    {
        if (!TryVarint(out var tag) || tag >> 3 is 0 or > int.MaxValue || !TryVarint(out var value))
        {
            return false;
        }

        (Field, IsNumber) = ((int)(tag >> 3), (tag & 7) == VarintType);
        if (IsNumber)
        {
            (Number, Place) = (value, _at.._at);
            return true;
        }

        if ((tag & 7) != BytesType || value > (ulong)(_message.Length - _at))
        {
            return false;
        }

        (Number, Place) = (0, _at..(_at + (int)value));
        _at += (int)value;
        return true;
    }

    // The shortest form only, so that no two messages mean the same.
    private bool TryVarint(out ulong value)
    {
        value = 0;
        for (var shift = 0; _at < _message.Length && shift <= MostVarintBits; shift += 7)
        {
            var part = _message[_at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return (part != 0 || shift == 0) && (shift < MostVarintBits || part == 1);
            }
        }

        return false;
    }
}
