using Pandacea.Protocol.Agent;

namespace Pandacea.Stack;

/// <summary>Where a stack keeps its files.</summary>
/// <param name="Home">The <c>.pandacea</c> folder.</param>
/// <param name="Offset">Offset of the stack; stacks in one home share nothing but the folder.</param>
public sealed record StackPaths(string Home, int Offset)
{
    /// <summary>What runs: pids, start times, ports.</summary>
    public string RecordFile => Path.Combine(Home, $"stack-{Offset}.json");

    /// <summary>What the services of the stack know each other by; for its owner alone to read.</summary>
    public string SecretFile => Path.Combine(Home, $"secret-{Offset}");

    /// <summary>Held while a stack is started, stopped or recovered.</summary>
    public string LockFile => Path.Combine(Home, $"stack-{Offset}.lock");

    /// <summary>Undo ledger of the fault host.</summary>
    public string LedgerFile => Path.Combine(Home, $"undo-{Offset}.ndjson");

    /// <summary>Whether it is the stack of a run, whose state lies apart from what is kept between <c>up</c> and <c>up</c>.</summary>
    public bool Scratch { get; init; }

    /// <summary>The chain, and what agent and IPFS node keep.</summary>
    public string StateFolder => Path.Combine(Home, $"{(Scratch ? "run-state" : "state")}-{Offset}");

    /// <summary>Anvil's dump of the chain.</summary>
    public string ChainFile => Path.Combine(StateFolder, "chain.json");

    /// <summary>What the agent keeps; it goes with the chain that it follows.</summary>
    public string AgentFolder => Path.Combine(StateFolder, "agent");

    /// <summary>What the built-in IPFS node keeps.</summary>
    public string IpfsFolder => Path.Combine(StateFolder, "ipfs");

    /// <summary>The agent's store.</summary>
    public string AgentStore => Path.Combine(AgentFolder, AgentFiles.Store);

    /// <summary>Data sets that may be computed on, unless another folder is named; all stacks share them.</summary>
    public string DatasetFolder => Path.Combine(Home, "datasets");

    /// <summary>Logs of all stacks.</summary>
    public string LogFolder => Path.Combine(Home, "logs");

    /// <summary>What Anvil says.</summary>
    public string AnvilLog => Log("anvil");

    /// <summary>What the agent says.</summary>
    public string AgentLog => Log("agent");

    /// <summary>What the IPFS node says.</summary>
    public string IpfsLog => Log("ipfs");

    /// <summary>What the compute worker says.</summary>
    public string ComputeLog => Log("compute");

    /// <summary>What the supervisor says.</summary>
    public string StackLog => Log("stack");

    private string Log(string name) => Path.Combine(LogFolder, Offset == 0 ? $"{name}.log" : $"{name}-{Offset}.log");
}
