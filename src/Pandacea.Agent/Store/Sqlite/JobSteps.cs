namespace Pandacea.Agent.Store.Sqlite;

/// <summary>Makes steps with jobs, inside a transaction: the job, its history, its artifact and its charge.</summary>
internal static class JobSteps
{
    public static JobMove Take(Db db, StoredJob before, JobStep? step, long now)
    {
        if (step is null || step.Job == before)
        {
            return new JobMove(before, before);
        }

        if (step.Job.State == before.State && step.Job.Fence == before.Fence)
        {
            JobRows.UpdateLease(db, step.Job);
            return new JobMove(before, step.Job);
        }

        var after = Charge(db, before, step.Job, now) with { Changes = before.Changes + 1 };
        JobRows.Update(db, after);
        JobRows.AddHistory(db, after, now, step.Reason);
        if (step.Artifact is { } artifact)
        {
            // A second artifact would be a second answer: the primary key refuses it.
            db.Execute("INSERT INTO job_artifacts (ordinal, artifact) VALUES (@0, @1)", after.Ordinal, artifact);
        }

        return new JobMove(before, after, step.Reason);
    }

    /// <summary>The first start is charged; who ends without it gets back what was reserved.</summary>
    private static StoredJob Charge(Db db, StoredJob before, StoredJob after, long now)
    {
        if (before.Cost == 0 || before.ChargedAt is not null)
        {
            return after;
        }

        if (after.State == JobState.Running)
        {
            Ledger.Append(db, after, PrivacyEntry.Charge, now);
            return after with { ChargedAt = DateTimeOffset.FromUnixTimeMilliseconds(now) };
        }

        if (after.State.IsOver())
        {
            Ledger.Append(db, after, PrivacyEntry.Release, now);
        }

        return after;
    }
}
