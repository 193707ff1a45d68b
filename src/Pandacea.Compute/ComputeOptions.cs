using Pandacea.Hosting;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Compute;

/// <summary>All that can be set on a compute worker.</summary>
public sealed record ComputeOptions
{
    /// <value>Folder with the data sets, each a CSV file; <c>COMPUTE_DATA_DIR</c>.</value>
    public required string DataDirectory { get; init; }

    /// <value>8090 on 127.0.0.1 and ::1; 0 takes a free one; <c>COMPUTE_PORT</c>.</value>
    public int Port { get; init; } = 8090;

    /// <value>The agent's internal listener; <c>AGENT_INTERNAL_URL</c>.</value>
    public Uri Agent { get; init; } = new("http://127.0.0.1:8081/");

    /// <value>RPC of the IPFS node; null: no checkpoints, and artifacts go to the agent alone; <c>IPFS_API_URL</c>.</value>
    public Uri? Ipfs { get; init; }

    /// <value>Jobs at the same time; 2; <c>COMPUTE_SLOTS</c>.</value>
    public int Slots { get; init; } = 2;

    /// <value>How often the agent hears of each job; 1 s, well below its limit; <c>COMPUTE_HEARTBEAT_MS</c>.</value>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(1);

    /// <value>How often a training is written down so that it can go on elsewhere; 2 s; <c>COMPUTE_CHECKPOINT_MS</c>.</value>
    public TimeSpan Checkpoint { get; init; } = TimeSpan.FromSeconds(2);

    /// <value>Rest after each step of a training, which leaves the machine to others; none; <c>COMPUTE_STEP_REST_MS</c>.</value>
    public TimeSpan StepRest { get; init; }

    /// <value>How long jobs may take to be handed back once the worker is told to stop; 8 s; <c>COMPUTE_DRAIN_SEC</c>.</value>
    public TimeSpan DrainTimeout { get; init; } = TimeSpan.FromSeconds(8);

    /// <value>By which agent and worker know each other; null: whoever reaches the worker is believed; never shown; <c>PANDACEA_STACK_SECRET</c>.</value>
    public StackSecret? Secret { get; init; }

    /// <value>Lines below it are not written; <c>LOG_LEVEL</c>.</value>
    public EventLevel LogLevel { get; init; } = EventLevel.Info;

    /// <value>How the worker behaves when agent or storage do not; the <c>SDK_</c> variables.</value>
    public ResilienceOptions Resilience { get; init; } = new();
}
