using System.Collections.Concurrent;
using Pandacea.Faults.Control;
using Pandacea.Faults.Crowds;
using Pandacea.Sdk.Agent;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>The surges of a run. They live and die with the runner, so that none can be left behind.</summary>
public sealed class Surges(CrowdPlan plan, AgentClient agent, IJournal journal, TimeProvider time)
{
    // As many as do not take the load's fair share.
    private const int Identities = 4;

    private readonly ConcurrentDictionary<string, (Crowd Crowd, int Window)> _crowds = new(StringComparer.Ordinal);
    private readonly List<CrowdClients> _clients = [];

    /// <summary>Begins a surge, if that is what the fault is.</summary>
    public async Task<bool> TryBeginAsync(FaultRequest request, CancellationToken cancellationToken)
    {
        if (request.Type != SurgeFault.Name)
        {
            return false;
        }

        var id = await agent.AgentPeerIdAsync(cancellationToken).ConfigureAwait(false);

        // Who comes again is who was refused: a grudge that the agent bears must be seen.
        AgentIdentity[] identities = [.. Enumerable.Range(0, Identities).Select(static _ => AgentIdentity.Generate())];
        var (greedy, honest) = (new CrowdClients(plan, id, identities, Crowds.Greedy, time), new CrowdClients(plan, id, identities, Crowds.Honest, time));
        _clients.AddRange([greedy, honest]);
        _crowds[request.Id] = (new Crowd(greedy, honest, plan.PerSecond(request), time), request.Window);
        return true;
    }

    /// <summary>Ends a surge, if there is one of that name.</summary>
    public bool TryEnd(string id)
    {
        var found = _crowds.TryGetValue(id, out var surge);
        if (found)
        {
            surge.Crowd.End();
        }

        return found;
    }

    /// <summary>Waits for the end of the run, then ends whatever still goes on and writes down what became of it.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The run ended.
        }

        foreach (var (crowd, window) in _crowds.Values)
        {
            journal.Append(await crowd.CountAsync(window).ConfigureAwait(false));
        }

        _clients.ForEach(static clients => clients.Dispose());
    }
}
