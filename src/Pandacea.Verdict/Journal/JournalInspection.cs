using System.Text;
using System.Text.Json;

namespace Pandacea.Verdict.Journal;

/// <summary>Checks a journal line by line: shape, positions, counts, hash chain, closing record.</summary>
internal sealed class JournalInspection(Action<JournalRecord> see) : IDisposable
{
    private readonly HashChain _chain = new();
    private readonly OnlyOnce _once = new();
    private readonly RecordOrder _order = new();
    private readonly List<JournalDamage> _damage = [];
    private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _unknown = new(StringComparer.Ordinal);
    private long _line;
    private long _nextSeq;
    private long _known;
    private bool _closed;

    public void Line(ReadOnlySpan<byte> line)
    {
        _line++;
        if (_closed)
        {
            Found(JournalDamageKind.AfterClosing, "stands behind the closing record");
            return;
        }

        if (!TryHead(line, out var kind, out var seq))
        {
            Found(JournalDamageKind.UnreadableLine, "is not a record");
        }
        else
        {
            Expect(seq);
            Take(line, kind);
        }

        _chain.Add(line);
    }

    public JournalState Finish(ReadOnlySpan<byte> rest)
    {
        if (!rest.IsEmpty)
        {
            _line++;
            Found(JournalDamageKind.TornLine, $"has no end ({rest.Length} bytes)");
        }

        if (!_closed)
        {
            _damage.Add(new(JournalDamageKind.NotClosed, null, "The closing record is missing: the run did not finish, or the end of the journal is lost."));
        }

        return new JournalState(_damage, _known, _unknown);
    }

    public void Dispose() => _chain.Dispose();

    private void Take(ReadOnlySpan<byte> line, string kind)
    {
        if (!JournalJson.Kinds.Contains(kind))
        {
            Count(_unknown, kind);
            Count(_counts, kind);
            return;
        }

        if (Parsed(line, kind) is not { } record)
        {
            return;
        }

        if (record is JournalClosed closing)
        {
            Check(closing, line);
        }
        else
        {
            Count(_counts, kind);
            Place(record);
        }

        _known++;
        see(record);
    }

    private JournalRecord? Parsed(ReadOnlySpan<byte> line, string kind)
    {
        try
        {
            var record = JournalJson.Parse(line);
            if (record is not RunStarted { Plan: var plan } || PlanShape.IsSound(plan))
            {
                return record;
            }

            Found(JournalDamageKind.UnreadableLine, "holds a plan that no drill can have");
        }
        catch (JsonException fault)
        {
            Found(JournalDamageKind.UnreadableLine, $"is not a record of kind {kind}: {fault.Message.Split(" | ")[0].TrimEnd('.')}");
        }

        return null;
    }

    private void Place(JournalRecord record)
    {
        if (_once.Repeats(record) is { } repeated)
        {
            Found(JournalDamageKind.Repeated, repeated);
        }

        if (_order.Objection(record) is { } objection)
        {
            Found(JournalDamageKind.OutOfOrder, objection);
        }
    }

    private void Expect(long seq)
    {
        if (seq != _nextSeq)
        {
            Found(JournalDamageKind.SeqGap, $"has position {seq}, expected {_nextSeq}");
        }

        _nextSeq = seq + 1;
    }

    private void Check(JournalClosed closing, ReadOnlySpan<byte> line)
    {
        _closed = true;
        var total = _counts.Values.Sum();
        var same = closing.Records == total
            && closing.Counts.Count == _counts.Count
            && closing.Counts.All(pair => _counts.GetValueOrDefault(pair.Key) == pair.Value);
        if (!same)
        {
            Found(JournalDamageKind.WrongCounts, $"counted {closing.Records} records, {total} are there: {Differences(closing.Counts)}");
        }

        if (!ClosingSeal.Holds(closing, line, _chain))
        {
            Found(JournalDamageKind.WrongHash, "holds a hash that does not fit: the journal was changed, before this line or in it");
        }
    }

    private string Differences(IReadOnlyDictionary<string, long> counted)
    {
        var differing = counted.Keys.Union(_counts.Keys)
            .Where(kind => counted.GetValueOrDefault(kind) != _counts.GetValueOrDefault(kind))
            .Order(StringComparer.Ordinal)
            .Select(kind => $"{kind} {_counts.GetValueOrDefault(kind)} of {counted.GetValueOrDefault(kind)}");
        return string.Join(", ", differing);
    }

    private void Found(JournalDamageKind kind, string what) => _damage.Add(new(kind, _line, $"Line {_line} {what}."));

    private static void Count(Dictionary<string, long> counts, string kind) =>
        counts[kind] = counts.GetValueOrDefault(kind) + 1;

    /// <summary>Finds <c>kind</c> and <c>seq</c> without reading the rest: they come first.</summary>
    private static bool TryHead(ReadOnlySpan<byte> line, out string kind, out long seq)
    {
        (kind, seq) = (string.Empty, -1);
        try
        {
            var reader = new Utf8JsonReader(line);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = Encoding.UTF8.GetString(reader.ValueSpan);
                reader.Read();
                if (name == "kind")
                {
                    kind = reader.GetString() ?? string.Empty;
                }
                else if (name == "seq")
                {
                    seq = reader.GetInt64();
                }
                else
                {
                    reader.Skip();
                }

                if (kind.Length > 0 && seq >= 0)
                {
                    return true;
                }
            }
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException)
        {
            return false;
        }

        return false;
    }
}
