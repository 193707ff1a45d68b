using Pandacea.Privacy;

namespace Pandacea.Compute.Statistics;

/// <summary>Adds up contributions and releases their sum once: with noise, or as it is. Not thread safe.</summary>
/// <param name="grid">The mechanism; null: no noise.</param>
internal sealed class Sum(NoiseGrid? grid)
{
    private long _units;
    private double _exact;

    public void Add(double contribution)
    {
        if (grid is null)
        {
            _exact += contribution;
        }
        else
        {
            _units = checked(_units + grid.Units(contribution));
        }
    }

    public double Release(Keystream source) => grid?.Release(_units, source) ?? _exact;
}
