using Pandacea.Drills.Definition;
using Pandacea.Verdict.Journal;

namespace Pandacea.Cli.Tests.Support;

/// <summary>A run that lies in a folder: a journal that is whole, and nothing else.</summary>
internal static class StoredRun
{
    public const string Id = "0123456789abcdef0123456789abcdef";

    public static async Task<string> WriteAsync(string folder)
    {
        var plan = DrillPlanner.Plan(new DrillCatalog(folder).Load("evm_rpc_flap"), "quick", "7F3A91", []).Run;
        Directory.CreateDirectory(folder);
        await using var journal = JournalWriter.Create(Path.Combine(folder, "journal.ndjson"), TimeProvider.System);
        journal.Append(new RunStarted { RunId = Id, Seed = "7F3A91", StartedAt = DateTimeOffset.UnixEpoch, Plan = plan, Environment = new Dictionary<string, string>() });
        journal.Append(new PhaseStarted { Phase = Phases.Preflight });
        journal.Append(new RunBrokenOff { Reason = "another run holds the lease; wait for it" });
        return folder;
    }
}
