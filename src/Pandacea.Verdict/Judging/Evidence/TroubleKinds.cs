namespace Pandacea.Verdict.Judging;

/// <summary>What can be wrong with an operation.</summary>
internal static class TroubleKinds
{
    public const string Lost = "lost";
    public const string Doubled = "doubled";
    public const string Altered = "altered";
    public const string Unasked = "unasked";

    /// <summary>Unknown to its caller; nothing is wrong with it, and it was found out.</summary>
    public const string Unknown = "unknown";
}
