using Pandacea.Hosting;

namespace Pandacea.Stack;

/// <summary>What a service of a stack must write: drills read its events, so a level that hides them would hide what happened.</summary>
internal static class DrilledLog
{
    /// <summary>Lowers a level above INFO to it. One that is none stays, for the service to complain of.</summary>
    public static void Keep(IDictionary<string, string?> environment)
    {
        if (LogLevels.TryParse(environment.TryGetValue(LogLevels.Variable, out var text) ? text : null, out var level) && level > EventLevel.Info)
        {
            environment[LogLevels.Variable] = "INFO";
        }
    }
}
