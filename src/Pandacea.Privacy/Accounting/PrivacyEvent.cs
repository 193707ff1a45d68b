namespace Pandacea.Privacy;

/// <summary>One release about the data, as the accountant sees it. Neighbouring data sets differ in one record, which one of them has and
/// the other has not.</summary>
/// <remarks>Immutable and compared by value; thread safe.</remarks>
public abstract record PrivacyEvent
{
    private protected PrivacyEvent()
    {
    }

    /// <summary>The event's pure epsilon (delta 0).</summary>
    /// <value>Infinite where there is none.</value>
    public abstract double PureEpsilon { get; }

    /// <summary>Upper bounds of the Renyi divergence of each order between the answers on neighbouring data sets.</summary>
    /// <param name="orders">Each above 1.</param>
    public abstract double[] RenyiDivergences(IReadOnlyList<double> orders);

    private protected static double Positive(double value, double least, string name) =>
        double.IsFinite(value) && value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a finite number, at least {least}.");
}
