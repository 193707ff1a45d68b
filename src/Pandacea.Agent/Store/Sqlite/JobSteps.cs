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
            return new JobMove(before, Go(db, before, step.Job, now));
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

    /// <summary>What needs no entry in the history: a report of an attempt that goes on, or that there was none after all.</summary>
    private static StoredJob Go(Db db, StoredJob before, StoredJob after, long now)
    {
        if (after.Attempt == before.Attempt)
        {
            JobRows.UpdateLease(db, after);
            return after;
        }

        after = Charge(db, before, after, now);
        JobRows.Update(db, after);
        return after;
    }

    /// <summary>The first start is charged; who ends without it gets back what was reserved, or charged for a start that certainly was none.</summary>
    private static StoredJob Charge(Db db, StoredJob before, StoredJob after, long now)
    {
        if (before.Cost == 0)
        {
            return after;
        }

        if (before.ChargedAt is not null)
        {
            return after.State.IsOver() && after.Attempt == 0 ? Refund(db, after, now) : after;
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

    private static StoredJob Refund(Db db, StoredJob after, long now)
    {
        Ledger.Append(db, after, PrivacyEntry.Refund, now);
        return after with { ChargedAt = null };
    }
}
