namespace Pandacea.Compute.Attempts;

/// <summary>How an attempt may end besides <see cref="Protocol.Compute.JobOutcomes"/>.</summary>
internal static class AttemptOutcomes
{
    /// <summary>The agent did not want it any more.</summary>
    public const string Unwanted = "unwanted";

    /// <summary>The agent did not understand its result.</summary>
    public const string Refused = "refused";
}
