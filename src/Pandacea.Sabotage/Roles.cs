namespace Pandacea.Sabotage;

/// <summary>Whose container a sabotage spoils.</summary>
internal static class Roles
{
    public const string Runner = "runner";
    public const string Agent = "agent";
}
