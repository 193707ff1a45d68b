using Pandacea.Agent;
using Pandacea.Architecture.Tests.Support;
using Pandacea.Compute;
using Pandacea.Ipfs;
using Pandacea.Stack;

namespace Pandacea.Architecture.Tests.Docs;

/// <summary>A variable that a service reads and a report does not know would change a verdict unseen.</summary>
public sealed class ServiceVariablesTests
{
    private static readonly string[] SetByStack =
    [
        "AGENT_PORT", "AGENT_INTERNAL_PORT", "PANDACEA_DATA_DIR", "EVM_RPC_URL", "IPFS_API_URL", "COMPUTE_URL", "PANDACEA_STACK_SECRET",
        "COMPUTE_PORT", "AGENT_INTERNAL_URL", "IPFS_PORT", "IPFS_DATA_DIR", "LOG_LEVEL",
    ];

    [Fact]
    public void Every_variable_that_a_service_reads_is_known_or_set_by_the_stack()
    {
        Same("agent", read => AgentEnvironment.Read(read, ""));
        Same("compute", read => ComputeEnvironment.Read(read, ""));
        Same("ipfs", read => IpfsEnvironment.Read(read, ""));
    }

    [Fact]
    public void What_the_example_sets_is_no_change() =>
        Assert.Equal(
            EnvFile.Read(Repository.PathOf(".env.example")).Where(static pair => pair.Key.StartsWith("SDK_", StringComparison.Ordinal) || pair.Key.StartsWith("BACKEND_", StringComparison.Ordinal)).Order(ByName),
            ServiceVariables.Usual.Order(ByName));

    private static IComparer<KeyValuePair<string, string>> ByName { get; } = Comparer<KeyValuePair<string, string>>.Create(static (one, other) => string.CompareOrdinal(one.Key, other.Key));

    private static void Same(string service, Func<Func<string, string?>, object> environment)
    {
        var read = new SortedSet<string>(StringComparer.Ordinal);
        environment(name =>
        {
            read.Add(name);
            return null;
        });
        Assert.Equal(read.Except(SetByStack), ServiceVariables.Of(service, ipfs: true, compute: true).Order(StringComparer.Ordinal));
    }
}
