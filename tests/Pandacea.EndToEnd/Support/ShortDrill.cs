namespace Pandacea.EndToEnd.Support;

/// <summary>A drill for tests of what happens around one, half as long as the quickest that ships.</summary>
public static class ShortDrill
{
    /// <summary>How many windows it has.</summary>
    public const int Windows = 4;

    private const string Yaml = """
        name: short
        purpose: The EVM RPC is gone for a moment.
        needs: [evm, agent]
        workload:
          leases: { rate: 10/s }
          reads: { rate: 70/s }
        # A slow machine is taken for healthy: none of these tests is about speed.
        steadyState: { window: 2s, successRate: ">= 99%", readP95: "< 900ms" }
        sdk: { baseDelay: 50ms, circuitReset: 2s, probeInterval: 250ms, attemptTimeout: 400ms, retryBudget: 35 }
        faults:
          - { on: evm, type: latency, latency: 200ms, jitter: 60ms, for: 1s }
          - { on: evm, type: timeout, for: 1s }
          - { on: evm, type: down, for: 1s, after: 2s }
          - { on: evm, type: pause, for: 1s }
        observe: 4s
        criteria:
          recovery: { within: 4s }
          loss: { allowed: 0 }
        """;

    /// <summary>Writes it into a folder and gives its path.</summary>
    public static string In(string folder)
    {
        var path = Path.Combine(folder, "short.yaml");
        File.WriteAllText(path, Yaml);
        return path;
    }
}
