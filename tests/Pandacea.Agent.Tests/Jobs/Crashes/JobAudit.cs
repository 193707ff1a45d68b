using System.Text;
using Pandacea.Agent.Privacy;
using Pandacea.Agent.Store;
using Pandacea.Agent.Tests.Store;
using Pandacea.Protocol.Compute;

namespace Pandacea.Agent.Tests.Jobs.Crashes;

/// <summary>What became of jobs, read past the code under test from the verifiers' views.</summary>
/// <param name="Accepted">Jobs that were acknowledged.</param>
/// <param name="Attempts">Attempts that all jobs together took.</param>
/// <param name="Lost">Acknowledged jobs that are not there, or did not end with a valid artifact.</param>
/// <param name="Doubled">Jobs with two ends, two charges, or two jobs of one key.</param>
/// <param name="Wrong">What else is not as it must be: charges, the ledger, a commit of an attempt that was not the latest.</param>
internal sealed record JobAudit(int Accepted, int Attempts, IReadOnlyList<string> Lost, IReadOnlyList<string> Doubled, IReadOnlyList<string> Wrong)
{
    public bool IsClean => Lost.Count == 0 && Doubled.Count == 0 && Wrong.Count == 0;

    public static JobAudit Of(string file, IReadOnlyList<string> accepted)
    {
        var jobs = StoreRows.Read(file, "SELECT job_id, state, cost, attempt, COALESCE(artifact, '') FROM audit_jobs").Select(row => row.Split('|', 5)).ToList();
        var complete = jobs.Where(job => job[1] == "complete" && IsArtifactOf(job[0], job[4])).Select(job => job[0]).ToHashSet();
        var lost = accepted.Where(id => !complete.Contains(id)).Concat(jobs.Select(job => job[0]).Where(id => !complete.Contains(id))).Distinct().ToList();
        var doubled = accepted.GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key + " for two keys")
            .Concat(StoreRows.Read(file, "SELECT job_id, COUNT(*) FROM audit_job_history WHERE state IN ('complete', 'failed', 'dead', 'cancelled') GROUP BY job_id HAVING COUNT(*) > 1"))
            .Concat(StoreRows.Read(file, "SELECT job_id, COUNT(*) FROM audit_charges WHERE kind = 'charge' GROUP BY job_id HAVING COUNT(*) > 1"))
            .Concat(StoreRows.Read(file, "SELECT resource_id, COUNT(*) FROM audit_idempotency GROUP BY resource_id HAVING COUNT(*) > 1"));
        return new(accepted.Count, jobs.Sum(job => int.Parse(job[3])), lost, [.. doubled], Problems(file));
    }

    private static List<string> Problems(string file)
    {
        var wrong = StoreRows.Read(
            file, "SELECT 'not charged as it should be', job_id FROM audit_jobs WHERE CASE WHEN attempt > 0 THEN cost ELSE 0 END <> (SELECT COALESCE(SUM(CASE kind WHEN 'refund' THEN -amount ELSE amount END), 0) FROM audit_charges WHERE kind IN ('charge', 'refund') AND audit_charges.job_id = audit_jobs.job_id)");
        wrong.AddRange(StoreRows.Read(
            file,
            "SELECT 'committed by another attempt than the latest', job_id FROM audit_job_history AS h WHERE state = 'complete' AND fence <> (SELECT MAX(fence) FROM audit_job_history WHERE job_id = h.job_id)"));
        wrong.AddRange(StoreRows.Read(file, "SELECT 'job without a key', job_id FROM audit_jobs WHERE job_id NOT IN (SELECT resource_id FROM audit_idempotency)"));
        var history = PrivacyHistory.Read(file);
        if (history.Problem is { } problem)
        {
            wrong.Add(problem);
        }

        var spent = history.Balances().Values.Sum(balance => balance.Spent);
        var cost = long.Parse(StoreRows.Read(file, "SELECT COALESCE(SUM(cost), 0) FROM audit_jobs WHERE attempt > 0")[0]);
        if (spent != cost)
        {
            wrong.Add($"{PrivacyUnits.ToEpsilon(spent)} was spent, but the jobs that were begun cost {PrivacyUnits.ToEpsilon(cost)}");
        }

        return wrong;
    }

    private static bool IsArtifactOf(string jobId, string json) =>
        json.Length > 0 && ArtifactSeal.Open(Encoding.UTF8.GetBytes(json), out var artifact) is null && artifact!.JobId == jobId;
}
