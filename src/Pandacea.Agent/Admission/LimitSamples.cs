namespace Pandacea.Agent.Admission;

/// <summary>What was finished under one limit, summed up. Not thread-safe.</summary>
internal sealed class LimitSamples
{
    // Jitter of the scheduler is not waiting: CoDel's target.
    private const double Tolerance = 0.005;

    private double _expected;
    private double _variance;
    private double _taken;
    private int _pressed;

    public int Count { get; private set; }

    /// <value>Whether others waited for a place most of the time.</value>
    public bool Pressed => _pressed * 2 > Count;

    public void Add(ServiceTime time, double taken, bool pressed)
    {
        _expected += time.Alone + Tolerance;
        _variance += time.Variance;
        _taken += taken;
        _pressed += pressed ? 1 : 0;
        Count++;
    }

    /// <summary>
    /// How many of <paramref name="limit"/> running ones wait for each other, by Little's law: <c>L x (1 - time alone / time)</c>.
    /// </summary>
    /// <param name="limit">How many ran.</param>
    /// <param name="doubt">Standard errors in favour of nobody waiting: work of uneven length is no waiting.</param>
    public double Inside(double limit, double doubt) =>
        _taken > 0 ? limit * (1 - ((_expected + (doubt * Math.Sqrt(_variance))) / _taken)) : 0;

    public void Clear() => (_expected, _variance, _taken, _pressed, Count) = (0, 0, 0, 0, 0);
}
