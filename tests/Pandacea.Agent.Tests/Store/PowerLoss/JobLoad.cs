using Pandacea.Agent.Tests.Jobs.Crashes;

namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>Jobs that are accepted, claimed and completed by many at once.</summary>
internal sealed class JobLoad : IPowerLossLoad
{
    public string Writer => JobWriter.Name;

    public IEnumerable<string> Lost(string file, IReadOnlySet<string> acknowledged) =>
        acknowledged.Except(StoreRows.Read(file, "SELECT 'accepted:' || job_id FROM audit_jobs UNION ALL SELECT 'complete:' || job_id FROM audit_jobs WHERE state = 'complete' AND artifact IS NOT NULL"));

    /// <summary>What was begun when the power failed is not over: only ends and charges are looked at.</summary>
    public IEnumerable<string> Damage(string file)
    {
        var audit = JobAudit.Of(file, []);
        return audit.Doubled.Concat(audit.Wrong);
    }
}
