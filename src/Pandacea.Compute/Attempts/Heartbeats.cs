using Pandacea.Compute.Reports;
using Pandacea.Compute.Work;
using Pandacea.Protocol.Compute;

namespace Pandacea.Compute.Attempts;

/// <summary>Tells the agent regularly that an attempt lives.</summary>
/// <param name="offer">Of which attempt.</param>
/// <param name="progress">How far it is.</param>
/// <param name="parts">What it needs.</param>
/// <param name="unwanted">Called when the agent does not want it any more.</param>
internal sealed class Heartbeats(JobOffer offer, AttemptProgress progress, AttemptParts parts, Action unwanted)
{
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(parts.Options.Heartbeat, parts.Time);
        while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false))
        {
            var report = new HeartbeatReport(parts.Worker.Id, offer.Attempt, offer.Fence, progress.Step, progress.Steps);
            var answer = await parts.Reports.HeartbeatAsync(offer.JobId, report, cancellationToken).ConfigureAwait(false);
            if (answer.Fate == ReportFate.Unwanted)
            {
                unwanted();
            }
        }
    }
}
