using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Support;
using Pandacea.Stack;

namespace Pandacea.Drills.Tests.Issues;

/// <summary>With a node named by its address the verifier looked at the port of the stack's own node, and the drill broke off with "Connection refused".</summary>
public sealed class NodeElsewhereTests
{
    private static readonly Uri Node = new("http://node.example:5001/");

    [Fact]
    public async Task The_verifier_reads_from_the_node_that_was_named()
    {
        await using var lease = await TargetLease.TakeAsync(
            new StandingStack(1) { IpfsElsewhere = Node }, new() { Home = "h", Offset = 0, Compute = false }, new Progress<string>(), default);
        Assert.Equal((Node, true), (lease.Target.IpfsDirect, lease.Target.IpfsElsewhere));
        Assert.Equal("http://127.0.0.1:1/", lease.Target.Ipfs!.ToString());
    }

    [Fact]
    public void A_drill_that_kills_or_pauses_the_node_is_refused_with_the_reason()
    {
        var objection = NodeElsewhere.Objection(Plan("ipfs_slowdown"), Target(elsewhere: true));
        Assert.Contains("pause and kill", objection, StringComparison.Ordinal);
        Assert.Contains(Node.ToString(), objection, StringComparison.Ordinal);
        Assert.Contains("IPFS_NODE_URL", objection, StringComparison.Ordinal);
        Assert.Null(NodeElsewhere.Objection(Plan("ipfs_slowdown"), Target(elsewhere: false)));
        Assert.Null(NodeElsewhere.Objection(Plan("pysyft_crash"), Target(elsewhere: true)));
    }

    private static DrillTarget Target(bool elsewhere) =>
        new("", Node, Node, Node, new Dictionary<string, string>()) { IpfsDirect = Node, IpfsElsewhere = elsewhere };

    private static DrillPlan Plan(string drill) => DrillPlanner.Plan(new DrillCatalog(Path.GetTempPath()).Load(drill), "full", "7F3A91", []);
}
