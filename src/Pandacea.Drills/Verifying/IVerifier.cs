using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Verifying;

/// <summary>Reads the truth after a run, past everything that was under drill, and writes it into the journal.</summary>
public interface IVerifier
{
    /// <summary>Reads and records; a failure to read is recorded, not thrown.</summary>
    Task VerifyAsync(IJournal journal, CancellationToken cancellationToken);
}
