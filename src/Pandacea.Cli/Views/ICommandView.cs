using Pandacea.Drills.Running;
using Pandacea.Verdict.Judging;

namespace Pandacea.Cli.Views;

/// <summary>A run on the screen, from its first line to its verdict.</summary>
internal interface ICommandView : IRunView
{
    /// <summary>The first lines.</summary>
    /// <param name="target">What is drilled.</param>
    /// <param name="replay">The command that repeats the run.</param>
    void Begin(string target, string replay);

    /// <summary>The verdict.</summary>
    void End(RunVerdict verdict, VerdictContext context);
}
