namespace Pandacea.Protocol.Compute;

/// <summary>What holds where a specification says nothing; agent and worker must agree on it, for the account depends on it.</summary>
public static class JobDefaults
{
    /// <summary>Epochs of a training.</summary>
    public const int Epochs = 10;

    /// <summary>Length of a training step.</summary>
    public const double LearningRate = 4;

    /// <summary>Norm to which gradients are clipped.</summary>
    public const double Clip = 1;

    /// <summary>Bins of a histogram.</summary>
    public const int Bins = 10;

    /// <summary>Records expected in a training step: large steps suit private training, their noise is the same.</summary>
    public static int BatchSize(long rows) => (int)Math.Clamp(rows / 10, 1, int.MaxValue);
}
