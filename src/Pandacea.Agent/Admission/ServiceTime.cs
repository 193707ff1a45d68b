namespace Pandacea.Agent.Admission;

/// <summary>How long work of one kind takes, in seconds: undisturbed by other work, and as things are. Not thread-safe.</summary>
internal sealed class ServiceTime
{
    private const double Weight = 0.1;

    // Nothing is known of the spread after one sample; this part of the mean is assumed.
    private const double FirstSpread = 0.25;
    private const double Jitter = 0.005;

    private int _seen;

    /// <value>Mean of the undisturbed.</value>
    public double Alone { get; private set; }

    /// <value>Variance of the undisturbed.</value>
    public double Variance { get; private set; }

    /// <value>Mean of all, lately.</value>
    public double Lately { get; private set; }

    /// <summary>Now it is taken to be longer by <paramref name="factor"/>, until more is seen.</summary>
    public void Stretch(double factor) => Lately = Math.Max(Lately, factor * Alone);

    public void See(double taken, bool alone)
    {
        if (_seen == 0)
        {
            (_seen, Alone, Variance, Lately) = (1, taken, FirstSpread * taken * FirstSpread * taken, taken);
            return;
        }

        Lately += Weight * (taken - Lately);
        if (alone)
        {
            var weight = Math.Max(Weight, 1.0 / ++_seen);

            // One pause of the process must not count for a hundred samples.
            var off = Math.Min(taken - Alone, Alone + (3 * Math.Sqrt(Variance)) + Jitter);
            Alone += weight * off;
            Variance += weight * ((off * off) - Variance);
        }
    }
}
