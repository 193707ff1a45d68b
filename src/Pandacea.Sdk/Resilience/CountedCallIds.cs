using System.Globalization;

namespace Pandacea.Sdk.Resilience;

/// <summary>Names calls by a prefix of the process and a count.</summary>
internal sealed class CountedCallIds(string prefix) : ICallIds
{
    private long _count;

    public string Next() => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _count)}");
}
