namespace Pandacea.Sdk.Tests.Storage;

/// <summary>What became of the operations of a <see cref="DamageRun"/>.</summary>
internal sealed class DamageReport
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, int[]> _byKind = new(StringComparer.Ordinal);

    /// <summary>Operations whose answers were spoilt.</summary>
    public int Struck { get; private set; }

    /// <summary>Operations that said that they failed.</summary>
    public int Refused { get; private set; }

    /// <summary>Operations that noticed, asked again and succeeded.</summary>
    public int Healed { get; private set; }

    /// <summary>Operations that succeeded without noticing, with the right bytes: the damage meant nothing.</summary>
    public int Harmless { get; private set; }

    /// <summary>What must not be: wrong bytes, acknowledged content that is not there, errors of another kind.</summary>
    public List<string> Wrong { get; } = [];

    /// <summary>Most that an operation took of its time limit, or of what a plain timer took for it beside.</summary>
    public double LongestOfLimit { get; private set; }

    /// <summary>Which one that was.</summary>
    public string Longest { get; private set; } = "";

    public void Add(Damage damage, int number, bool succeeded, bool noticed, double ofLimit)
    {
        lock (_lock)
        {
            if (ofLimit > LongestOfLimit)
            {
                (LongestOfLimit, Longest) = (ofLimit, $"{number} ({damage.Kind})");
            }

            if (damage.Struck == 0)
            {
                return;
            }

            var kind = _byKind.TryGetValue(damage.Kind, out var known) ? known : _byKind[damage.Kind] = new int[3];
            Struck++;
            (Refused, Healed, Harmless) = (succeeded, noticed) switch
            {
                (false, _) => (Refused + Count(kind, 0), Healed, Harmless),
                (true, true) => (Refused, Healed + Count(kind, 1), Harmless),
                (true, false) => (Refused, Healed, Harmless + Count(kind, 2)),
            };
        }
    }

    public void IsWrong(string what)
    {
        lock (_lock)
        {
            Wrong.Add(what);
        }
    }

    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            .. _byKind.Select(kind => $"{kind.Key,-20} refused {kind.Value[0],5}, healed {kind.Value[1],5}, without meaning {kind.Value[2],5}"),
            $"{Struck} operations struck: {Refused} refused, {Healed} healed, {Harmless} without meaning, {Wrong.Count} wrong; longest {LongestOfLimit:P1} of its limit: {Longest}",
            .. Wrong.Take(10),
        ]);

    private static int Count(int[] kind, int what)
    {
        kind[what]++;
        return 1;
    }
}
