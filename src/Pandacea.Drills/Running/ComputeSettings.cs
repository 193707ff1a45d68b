using Pandacea.Drills.Definition;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>How a drill has the worker started: with the same timers as the SDK under drill, and with heartbeats that suit the lease.</summary>
internal static class ComputeSettings
{
    // About as many jobs as come in while reports are held back; a training is to be a matter of time, not of the processor.
    private const int Slots = 8;
    private const int StepRestMs = 10;
    private const int CheckpointMs = 200;
    private const int HeartbeatsInLease = 5;
    private static readonly TimeSpan UsualLease = TimeSpan.FromSeconds(5);

    public static ServiceLaunch Of(DrillRequest request) => request.Plan.Needs.Contains(Definition.Dependencies.Compute)
        ? new(Variables(request.Plan), request.ComputeArguments) { IsOwn = true }
        : ServiceLaunch.Usual;

    /// <summary>All that is set, where the drill needs a worker.</summary>
    public static Dictionary<string, string> Variables(DrillPlan plan) => new(SdkSettings.Variables(plan.Sdk), StringComparer.Ordinal)
    {
        ["COMPUTE_SLOTS"] = SdkSettings.Text(Slots),
        ["COMPUTE_STEP_REST_MS"] = SdkSettings.Text(StepRestMs),
        ["COMPUTE_HEARTBEAT_MS"] = SdkSettings.Text(Math.Ceiling((plan.JobLease ?? UsualLease).TotalMilliseconds / HeartbeatsInLease)),
        ["COMPUTE_CHECKPOINT_MS"] = SdkSettings.Text(CheckpointMs),
    };
}
