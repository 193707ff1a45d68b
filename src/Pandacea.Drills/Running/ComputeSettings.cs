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

    public static ServiceLaunch Of(DrillRequest request)
    {
        if (!request.Plan.Needs.Contains(Definition.Dependencies.Compute))
        {
            return ServiceLaunch.Usual;
        }

        var heartbeat = AgentSettings.Text(Math.Ceiling((request.Plan.JobLease ?? UsualLease).TotalMilliseconds / HeartbeatsInLease));
        var variables = AgentSettings.Variables(request.Plan.Sdk);
        variables["COMPUTE_SLOTS"] = AgentSettings.Text(Slots);
        variables["COMPUTE_STEP_REST_MS"] = AgentSettings.Text(StepRestMs);
        variables["COMPUTE_HEARTBEAT_MS"] = heartbeat;
        variables["COMPUTE_CHECKPOINT_MS"] = AgentSettings.Text(CheckpointMs);
        return new(variables, request.ComputeArguments) { IsOwn = true };
    }
}
