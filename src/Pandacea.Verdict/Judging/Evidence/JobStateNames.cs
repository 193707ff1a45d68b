namespace Pandacea.Verdict.Judging;

/// <summary>States of jobs, as the agent's store has them.</summary>
internal static class JobStateNames
{
    public const string Running = "running";
    public const string Complete = "complete";

    public static bool IsEnd(string state) => state is Complete or "failed" or "dead" or "cancelled";
}
