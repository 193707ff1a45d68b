namespace Pandacea.Bench.Overload.Loading;

/// <summary>Time since it was made.</summary>
internal sealed class Watch
{
    private readonly long _origin = TimeProvider.System.GetTimestamp();

    public TimeSpan Now => TimeProvider.System.GetElapsedTime(_origin);
}
