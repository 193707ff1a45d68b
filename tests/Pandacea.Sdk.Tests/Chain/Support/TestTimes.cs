using System.Globalization;

namespace Pandacea.Tests.Support;

/// <summary>How often random tests repeat what they do: <c>PANDACEA_TEST_TIMES</c>, usually 1; the long counts are a hundred times as much.</summary>
public static class TestTimes
{
    public static int Value { get; } =
        int.Parse(Environment.GetEnvironmentVariable("PANDACEA_TEST_TIMES") is { Length: > 0 } text ? text : "1", NumberStyles.None, CultureInfo.InvariantCulture);
}
