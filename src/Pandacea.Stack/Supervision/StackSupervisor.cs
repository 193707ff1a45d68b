using System.Diagnostics;
using System.Reflection;
using Pandacea.Faults;
using Pandacea.Faults.Processes;
using Pandacea.Hosting;
using Pandacea.Protocol;
using Pandacea.Protocol.Agent;
using Pandacea.Protocol.Compute;

namespace Pandacea.Stack;

/// <summary>Parent of all services and home of the fault host: runs until told to stop, and leaves nothing running.</summary>
/// <param name="options">Which stack.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where its events go.</param>
public sealed class StackSupervisor(SupervisorOptions options, TimeProvider time, JsonEventLog log)
{
    private readonly IPlatform _platform = Platforms.Current;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (string? Version, string? Sha256)> _descriptions = new(StringComparer.Ordinal);
    private StackRecord _record = new()
    {
        Phase = StackPhase.Starting,
        Supervisor = Self(),
        Pipe = SupervisorPipe.NameFor(options.Paths),
        Offset = options.Paths.Offset,
        Scratch = options.Paths.Scratch,
        Agent = options.Agent,
        Compute = options.Parts.Compute,
        Version = PandaceaVersion.Text,
        Build = BuildId.Text,
        Settings = ServiceSettings.Given(options.Stack, Environment.GetEnvironmentVariable),
    };

    /// <summary>Starts everything, and stops everything when <paramref name="stop"/> is cancelled or a stop is asked for.</summary>
    /// <returns>Why it could not be started; null after a stop.</returns>
    public async Task<StackProblem?> RunAsync(CancellationToken stop)
    {
        Update(record => record);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(1) };
        await using var anvilOutput = new RotatingLog(options.Paths.AnvilLog);
        await using var agentOutput = new RotatingLog(options.Paths.AgentLog);
        await using var ipfsOutput = new RotatingLog(options.Paths.IpfsLog);
        await using var computeOutput = new RotatingLog(options.Paths.ComputeLog);

        var (located, node) = (await AnvilAsync(stop).ConfigureAwait(false), Node());
        if (located.Value is not { } program || node.Problem is not null)
        {
            return Fail(located.Problem ?? node.Problem!);
        }

        Update(record => record with { Ipfs = node.Value });
        var settings = new AnvilSettings(program, new ServicePorts(options.Paths.Offset).EvmDirect, options.Paths, options.ReadyWithin);
        var anvil = new AnvilProgram(settings, new EvmProbe(http), time, log);
        await using var evm = Managed(anvil, anvilOutput);
        await using var ipfs = Ipfs(node.Value, http) is { } own ? Managed(own, ipfsOutput) : null;
        var secret = StackSecretFile.Write(options.Paths);
        var agent = options.Agent ? Managed(new AgentProgram(SupervisorCommand.Default(), options.Paths, secret, options.AgentLaunch, options.Parts, new HealthProbe(http, AgentRoutes.Health), options.ReadyWithin), agentOutput) : null;
        var compute = options.Parts.Compute ? Managed(new ComputeProgram(SupervisorCommand.Default(), options.Paths, secret, options.ComputeLaunch, options.Parts, new HealthProbe(http, ComputeRoutes.Liveness), options.ReadyWithin), computeOutput) : null;
        ManagedService[] services = [.. new[] { evm, ipfs, agent, compute }.OfType<ManagedService>()];
        foreach (var service in services)
        {
            service.Changed += () => Update(record => record with { Services = Known(services) });
        }

        var describing = DescribeAsync(services, program, stopping.Token);
        try
        {
            var starting = Task.WhenAll(services.Where(service => service != agent).Select(service => service.TryStartAsync(stopping.Token)));
            await using var faults = await StartFaultsAsync(services, node.Value, stopping.Token).ConfigureAwait(false);
            await using var agentEndsBefore = agent;

            // It gives its jobs back to the agent.
            await using var computeEndsFirst = compute;
            foreach (var service in services)
            {
                service.ByItself += (state, exitCode) => faults.ServiceChanged(service.Name, state, exitCode);
            }

            var problem = (await starting.ConfigureAwait(false)).FirstOrDefault(static each => each is not null)
                ?? await StartAgentAsync(agent, stopping.Token).ConfigureAwait(false);
            if (problem is not null)
            {
                return Fail(problem);
            }

            Update(record => record with { Phase = StackPhase.Running });
            Log(EventLevel.Info, "stack_ready", ("pid", Environment.ProcessId), ("offset", options.Paths.Offset), ("control", faults.ControlAddress));
            await ServeAsync(services, anvil, stopping).ConfigureAwait(false);
        }
        catch (PortTakenException error)
        {
            return Fail(Ports.Taken(Ports.ByName(options.Paths.Offset).FirstOrDefault(port => port.Value == error.Port).Key, error.Port, error.Holder));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop while it started.
        }
        finally
        {
            // It writes the record, which must stay as it is left here.
            await stopping.CancelAsync().ConfigureAwait(false);
            await describing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    /// <summary>Removes the record of a stack that was stopped cleanly.</summary>
    public void Forget() => DiskProblem.TryDelete(options.Paths.RecordFile);

    private static ProcessIdentity Self()
    {
        using var self = Process.GetCurrentProcess();
        return new(self.Id, new DateTimeOffset(self.StartTime).ToUniversalTime(), Environment.ProcessPath ?? "", "");
    }

    private async Task<Outcome<string>> AnvilAsync(CancellationToken cancellationToken) => options.Anvil is { } given
        ? given
        : await new AnvilLocator(Environment.GetEnvironmentVariable, Environment.CurrentDirectory, AppContext.BaseDirectory)
            .LocateAsync(options.Paths.Home, null, cancellationToken).ConfigureAwait(false);

    /// <summary>The IPFS node; no value and no problem where the stack has none.</summary>
    private Outcome<string> Node() => !options.Ipfs ? default
        : options.IpfsNode is { } given ? given
        : new IpfsLocator(Environment.GetEnvironmentVariable).Locate();

    /// <summary>What starts the node; null where there is nothing to start.</summary>
    private IServiceProgram? Ipfs(string? node, HttpClient http) => node switch
    {
        null => null,
        IpfsLocator.BuiltIn => new IpfsProgram(SupervisorCommand.Default(), options.Paths, new IpfsProbe(http), options.ReadyWithin),
        _ when IpfsLocator.Address(node) is not null => null,
        _ => new KuboProgram(node, options.Paths, http, options.ReadyWithin),
    };

    private static Task<StackProblem?> StartAgentAsync(ManagedService? agent, CancellationToken cancellationToken) =>
        agent?.TryStartAsync(cancellationToken) ?? Task.FromResult<StackProblem?>(null);

    private ManagedService Managed(IServiceProgram program, TextWriter output) => new(program, options.Paths.LedgerFile, _platform, time, log, output);

    private Task<FaultHost> StartFaultsAsync(IReadOnlyList<ManagedService> services, string? node, CancellationToken cancellationToken)
    {
        var ports = new ServicePorts(options.Paths.Offset);
        var ipfs = node is null ? null : IpfsLocator.Address(node) ?? new Uri($"http://127.0.0.1:{ports.IpfsDirect}");
        var host = new FaultHostOptions
        {
            Proxies =
            [
                new ProxySpec(AnvilProgram.ServiceName, ports.Evm, "127.0.0.1", ports.EvmDirect),
                .. ipfs is null ? Array.Empty<ProxySpec>() : [new ProxySpec(IpfsProgram.ServiceName, ports.Ipfs, ipfs.Host, ipfs.Port)],
                .. options.Parts.Compute
                    ? [new ProxySpec(ComputeProgram.ServiceName, ports.Compute, "127.0.0.1", ports.ComputeDirect), new ProxySpec("reports", ports.AgentReports, "127.0.0.1", ports.AgentReportsDirect)]
                    : Array.Empty<ProxySpec>(),
                .. options.Agent ? [new ProxySpec(AgentProgram.ServiceName, ports.Agent, "127.0.0.1", ports.AgentDirect)] : Array.Empty<ProxySpec>(),
            ],
            ControlPort = ports.FaultControl,
            LedgerPath = options.Paths.LedgerFile,
            Processes = services.ToDictionary(service => service.Name, IProcessTarget (service) => service),
        };
        return FaultHost.StartAsync(host, time, log, cancellationToken);
    }

    private async Task ServeAsync(IReadOnlyList<ManagedService> services, AnvilProgram anvil, CancellationTokenSource stopping)
    {
        var background = anvil.KeepChainAsync(stopping.Token);
        try
        {
            await SupervisorPipe.ServeAsync(_record.Pipe, request => AnswerAsync(request, services, stopping), stopping.Token).ConfigureAwait(false);
        }
        finally
        {
            await stopping.CancelAsync().ConfigureAwait(false);
            await background.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
            Log(EventLevel.Info, "stack_stopping", ("pid", Environment.ProcessId));
        }
    }

    private static async Task<SupervisorReply> AnswerAsync(SupervisorRequest request, IReadOnlyList<ManagedService> services, CancellationTokenSource stopping)
    {
        if (request.Command == SupervisorRequest.Stop)
        {
            // The asker waits for the end of this process, so the answer may go out first.
            stopping.CancelAfter(TimeSpan.FromMilliseconds(1));
            return new(null);
        }

        return services.FirstOrDefault(known => known.Name == request.Service) is { } service
            ? new(await service.RestartAsync(stopping.Token).ConfigureAwait(false))
            : new(new(StackProblemKind.UnknownService, $"This stack has no service '{request.Service}'.", $"It has {string.Join(", ", services.Select(known => known.Name))}."));
    }

    // Beside the start: it is not needed to be ready.
    private async Task DescribeAsync(IReadOnlyList<ManagedService> services, string program, CancellationToken cancellationToken)
    {
        var version = await AnvilVersion.OfAsync(program, time, cancellationToken).ConfigureAwait(false);
        var hash = await FileHash.OfAsync(program, cancellationToken).ConfigureAwait(false);
        var own = await FileHash.OfAsync(FileHash.ThisProgram, cancellationToken).ConfigureAwait(false);
        var kubo = _record.Ipfs is { } node && File.Exists(node) ? await FileHash.OfAsync(node, cancellationToken).ConfigureAwait(false) : null;
        var source = await SourceRevision.FindAsync(AppContext.BaseDirectory, cancellationToken).ConfigureAwait(false);
        lock (_gate)
        {
            _descriptions[AnvilProgram.ServiceName] = (version, hash);
            _descriptions[AgentProgram.ServiceName] = _descriptions[ComputeProgram.ServiceName] = _descriptions[IpfsProgram.ServiceName] = ($"pandacea {PandaceaVersion.Text}", own);
            if (kubo is not null)
            {
                _descriptions[IpfsProgram.ServiceName] = ("Kubo", kubo);
            }
        }

        Update(record => record with { Source = source, Sha256 = own, Services = Known(services) });
    }

    private IReadOnlyList<ServiceRecord> Known(IEnumerable<ManagedService> services) =>
    [
        .. from service in services
           let process = service.Current
           where process is not null
           let description = _descriptions.GetValueOrDefault(service.Name)
           select new ServiceRecord(service.Name, process, description.Version, description.Sha256),
    ];

    private StackProblem Fail(StackProblem problem)
    {
        Log(EventLevel.Error, "stack_failed", ("problem", problem.Kind.ToString()), ("error", problem.Message));
        Update(record => record with { Phase = StackPhase.Failed, Problem = problem });
        return problem;
    }

    private void Update(Func<StackRecord, StackRecord> change)
    {
        lock (_gate)
        {
            _record = change(_record);
            _record.Write(options.Paths);
        }
    }

    private void Log(EventLevel level, string name, params (string Key, object? Value)[] fields)
        => log.Write(level, name, fields.Select(field => KeyValuePair.Create(field.Key, field.Value)));
}
