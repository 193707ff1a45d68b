using Pandacea.Drills.Definition;
using Pandacea.Stack;

namespace Pandacea.Drills.Running;

/// <summary>The stack that a run needs.</summary>
public static class RunStack
{
    /// <summary>How it is brought up, where none runs.</summary>
    public static StackOptions Of(DrillRequest request) => new()
    {
        Home = request.Home,
        Offset = request.Offset,
        Agent = request.Plan.Needs.Contains(Dependencies.Agent),
        Ipfs = request.Plan.Needs.Contains(Dependencies.Ipfs),
        Compute = request.Plan.Needs.Contains(Dependencies.Compute),
        Room = StateSpace.Needed,
        AgentLaunch = AgentSettings.Of(request),
        ComputeLaunch = ComputeSettings.Of(request),
    };
}
