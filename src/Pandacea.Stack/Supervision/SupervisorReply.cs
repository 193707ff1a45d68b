namespace Pandacea.Stack;

/// <summary>What it answers, one line of JSON.</summary>
internal sealed record SupervisorReply(StackProblem? Problem);
