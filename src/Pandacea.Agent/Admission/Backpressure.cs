namespace Pandacea.Agent.Admission;

/// <summary>Shrinks the admission limit while the process works too hard, and refuses only once that has not helped.</summary>
public sealed class Backpressure : IDisposable
{
    private const double Shrink = 0.7;
    private const double Grow = 1.25;
    private const double Smallest = 0.1;

    private readonly BackpressureOptions _options;
    private readonly IPressureGauge _gauge;
    private readonly AdmissionQueue _queue;
    private readonly ITimer _timer;
    private double _part = 1;
    private volatile bool _refusing;

    /// <summary>Begins to look.</summary>
    public Backpressure(BackpressureOptions options, IPressureGauge gauge, AdmissionQueue queue, TimeProvider time)
    {
        (_options, _gauge, _queue) = (options, gauge, queue);
        _timer = time.CreateTimer(_ => Look(), null, options.Every, options.Every);
    }

    /// <value>Whether requests are to be refused now.</value>
    public bool Refusing => _refusing;

    /// <value>When to come again: one more look, in whole seconds.</value>
    public TimeSpan RetryAfter => TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(_options.Every.TotalSeconds)));

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var reading = _gauge.Read();
        var over = reading.Cpu > _options.Cpu || reading.MemoryBytes > _options.MemoryBytes;
        _refusing = over && _part <= Smallest;
        _part = over ? Math.Max(Smallest, _part * Shrink) : Math.Min(1, _part * Grow);
        _queue.Squeeze(_part);
    }
}
