using System.Runtime.CompilerServices;
using System.Text;
using Pandacea.Drills.Definition;

namespace Pandacea.Drills.Tests.Definition;

/// <summary>A small valid drill to be changed.</summary>
internal static class Sample
{
    public const string Text = """
        name: sample
        purpose: A small drill.
        needs: [evm, agent]
        workload:
          leases: { rate: 10/s }
          reads: { rate: 50/s }
          canary: { calls: 6, method: eth_getBalance }
        steadyState: { window: 12s, successRate: ">= 99%", readP95: "< 100ms" }
        sdk: { maxRetries: 5 }
        faults:
          - { on: evm, type: jsonrpc_error, method: eth_getBalance, canary: true, for: 5s }
          - { on: evm, type: http_status, status: 429, retryAfter: 1s, percent: 60, for: 3s, after: 3s }
          - { on: evm, type: timeout, for: 4s }
        criteria:
          backoff: { on: evm, atLeast: 2s }
          retryAfter: { on: evm }
          circuitOpens: { on: evm, after: 10 }
          recovery: { within: 30s }
          loss: { allowed: 0 }
          attempts: { on: evm, perCall: 1.5 }
        profiles:
          quick:
            steadyState: { window: 3s }
            criteria: { recovery: { within: 8s }, attempts: null }
            observe: 8s

        """;

    public static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;

    public static string Root => Path.GetFullPath(Path.Combine(Folder(), "..", "..", ".."));

    public static string With(string old, string changed)
    {
        Assert.Contains(old, Text, StringComparison.Ordinal);
        return Text.Replace(old, changed, StringComparison.Ordinal);
    }

    public static DrillDefinition Read(string text) => DrillReader.Read(Encoding.UTF8.GetBytes(text), "sample.yaml");

    public static IReadOnlyList<string> Problems(string text) => Problems(Encoding.UTF8.GetBytes(text));

    public static IReadOnlyList<string> Problems(byte[] bytes)
    {
        try
        {
            DrillReader.Read(bytes, "sample.yaml");
            return [];
        }
        catch (InvalidDrillException exception)
        {
            return [.. exception.Problems.OrderBy(problem => problem.Place).Select(problem => $"{problem.Place} {problem}")];
        }
    }

    public static DrillPlan Plan(string profile = "full", string seed = "7F3A91", params string[] overrides) =>
        DrillPlanner.Plan(Read(Text), profile, seed, overrides);
}
