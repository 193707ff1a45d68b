namespace Pandacea.Privacy;

/// <summary>Logarithms of the binomials of one <paramref name="order"/>, asked for in ascending order from 1.</summary>
/// <remarks>By the product, whose relative error grows by two roundings a step; the part that would overflow is put aside.</remarks>
internal struct RunningBinomial(int order)
{
    private const double Large = 1e200;

    private double _product = 1;
    private double _aside;
    private int _at;

    public double LogAt(int k)
    {
        while (_at < k)
        {
            _product *= (double)(order - _at) / (_at + 1);
            _at++;
            if (_product > Large)
            {
                _aside += Math.Log(_product);
                _product = 1;
            }
        }

        return _aside + Math.Log(_product);
    }
}
