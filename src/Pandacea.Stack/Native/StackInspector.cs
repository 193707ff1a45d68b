using Pandacea.Protocol;

namespace Pandacea.Stack;

/// <summary>Makes a status from the supervisor's record and what answers now.</summary>
internal sealed class StackInspector(StackHealth health, ReadinessProbe readiness)
{
    public async Task<StackStatus> LookAsync(StackPaths paths, CancellationToken cancellationToken)
    {
        var nothing = new StackStatus { Running = false, Home = paths.Home, Offset = paths.Offset, Ports = Ports.ByName(paths.Offset) };
        if (StackRecord.Read(paths) is not { } record)
        {
            return nothing;
        }

        if (!record.Supervisor.IsAlive())
        {
            return nothing with { LeftOver = [.. DeadSupervisor.Orphans(record).Select(orphan => $"{orphan.Name} (pid {orphan.Process.Pid})")] };
        }

        return nothing with
        {
            Running = true,
            Scratch = record.Scratch,
            Version = record.Version,
            Commit = record.Source?.Commit,
            Dirty = record.Source?.Dirty,
            SupervisorPid = record.Supervisor.Pid,
            Since = record.Supervisor.StartTime,
            Settings = record.Settings,
            IpfsElsewhere = record.IpfsElsewhere,
            Services =
            [
                Service(record, AnvilProgram.ServiceName, await health.EvmAsync(record.Offset, cancellationToken).ConfigureAwait(false)),
                .. record.Ipfs is { } node ? [await IpfsAsync(record, node, cancellationToken).ConfigureAwait(false)] : Array.Empty<ServiceStatus>(),
                .. record.Agent ? [await AgentAsync(record, cancellationToken).ConfigureAwait(false)] : Array.Empty<ServiceStatus>(),
                .. record.Compute ? [Service(record, ComputeProgram.ServiceName, await health.ComputeAsync(record.Offset, cancellationToken).ConfigureAwait(false))] : Array.Empty<ServiceStatus>(),
                await FaultsAsync(record, cancellationToken).ConfigureAwait(false),
            ],
        };
    }

    private static ServiceStatus Service(StackRecord record, string name, bool answers)
    {
        var service = record.Services.FirstOrDefault(known => known.Name == name);
        var alive = service is not null && service.Process.IsAlive();
        return new(name, Address(record, name), answers && alive, alive ? service!.Process.Pid : null, service?.Version, alive ? service!.Process.StartTime : null) { Sha256 = service?.Sha256 };
    }

    private async Task<ServiceStatus> AgentAsync(StackRecord record, CancellationToken cancellationToken)
    {
        var agent = Service(record, AgentProgram.ServiceName, await health.AgentAsync(record.Offset, cancellationToken).ConfigureAwait(false));
        var lacks = agent.Ready ? await readiness.LacksAsync(new ServicePorts(record.Offset).Agent, cancellationToken).ConfigureAwait(false) : null;
        return agent with { Ready = agent.Ready && lacks is null, Lacks = lacks };
    }

    private async Task<ServiceStatus> IpfsAsync(StackRecord record, string node, CancellationToken cancellationToken)
    {
        var answers = await health.IpfsAsync(record.Offset, cancellationToken).ConfigureAwait(false);
        return record.IpfsElsewhere is null
            ? Service(record, IpfsProgram.ServiceName, answers)
            : new(IpfsProgram.ServiceName, Address(record, IpfsProgram.ServiceName), answers, null, $"runs at {node}", null);
    }

    private async Task<ServiceStatus> FaultsAsync(StackRecord record, CancellationToken cancellationToken)
    {
        var ready = await health.ControlAsync(record.Offset, cancellationToken).ConfigureAwait(false);
        return new(ServiceStatus.Faults, Address(record, "faultControl"), ready, record.Supervisor.Pid, $"pandacea {record.Version}", record.Supervisor.StartTime) { Sha256 = record.Sha256 };
    }

    private static string Address(StackRecord record, string port) => $"http://localhost:{Ports.ByName(record.Offset)[port]}";
}
