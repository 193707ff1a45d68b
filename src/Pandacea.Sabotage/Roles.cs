namespace Pandacea.Sabotage;

/// <summary>Whose container a sabotage spoils.</summary>
public static class Roles
{
    /// <summary>The process that runs the drill, with the SDK under drill in it.</summary>
    public const string Runner = "runner";

    /// <summary>The agent of the stack.</summary>
    public const string Agent = "agent";

    /// <summary>The compute worker of the stack.</summary>
    public const string Compute = "compute";
}
