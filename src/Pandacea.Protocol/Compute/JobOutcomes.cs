namespace Pandacea.Protocol.Compute;

/// <summary>Values of <see cref="ResultReport.Outcome"/>.</summary>
public static class JobOutcomes
{
    /// <summary>There is an artifact.</summary>
    public const string Complete = "complete";

    /// <summary>There is none, for the reason that is given.</summary>
    public const string Failed = "failed";

    /// <summary>The worker gives the job back unfinished, because it stops; another attempt may begin at once.</summary>
    public const string Released = "released";
}
