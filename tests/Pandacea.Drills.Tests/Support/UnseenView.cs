using Pandacea.Drills.Running;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Tests.Support;

/// <summary>Nobody watches.</summary>
internal sealed class UnseenView : IRunView
{
    public void Say(string phase, string text)
    {
    }

    public void See(JournalRecord record)
    {
    }
}
