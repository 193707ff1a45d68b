namespace Pandacea.Stack;

/// <summary>How far a supervisor has come.</summary>
internal enum StackPhase
{
    Starting,
    Running,
    Failed,
}
