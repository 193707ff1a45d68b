namespace Pandacea.Verdict.Journal;

/// <summary>The seven phases of a drill, in order.</summary>
public static class Phases
{
    public const string Preflight = "preflight";
    public const string SteadyState = "steady-state";
    public const string Inject = "inject";
    public const string Observe = "observe";
    public const string Restore = "restore";
    public const string Recover = "recover";
    public const string Verify = "verify";
}
