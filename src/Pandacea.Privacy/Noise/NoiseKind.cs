namespace Pandacea.Privacy;

/// <summary>Which noise.</summary>
public enum NoiseKind
{
    /// <summary>Pure epsilon, no delta; scaled to the L1 sensitivity.</summary>
    Laplace,

    /// <summary>Needs a delta; scaled to the L2 sensitivity.</summary>
    Gaussian,
}
