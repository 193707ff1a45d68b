namespace Pandacea.Bench.Overload.Loading;

/// <summary>How one attempt ended.</summary>
internal enum Answer
{
    Good,
    Refused,
    TimedOut,
    Broken,
}
