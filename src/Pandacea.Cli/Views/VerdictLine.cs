using Pandacea.Verdict.Judging;

namespace Pandacea.Cli.Views;

/// <summary>One line of a verdict on the screen; its status gives it a colour where there are colours.</summary>
internal readonly record struct VerdictLine(string Text, CriterionStatus? Status = null);
