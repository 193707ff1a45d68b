using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Running;
using Pandacea.Drills.Verifying;
using Pandacea.Faults.Control;
using Pandacea.Sdk;
using Pandacea.Sdk.Resilience;
using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Workloads;

/// <summary>The container of a run: the SDK under drill, the injector, the load.</summary>
public static class DrillServices
{
    /// <summary>Name of the drilled client in <c>Pandacea-Client</c>.</summary>
    public const string ClientName = "workload";

    private static readonly TimeSpan ApprovalPoll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan JobPoll = TimeSpan.FromMilliseconds(500);

    /// <summary>Registers what a run uses.</summary>
    public static IServiceCollection AddDrill(
        this IServiceCollection services, DrillRequest request, DrillTarget target, LeaseMarket market, IJournal journal, string outbox, TimeProvider time)
    {
        services.AddSingleton(time);
        services.AddSingleton(journal);
        services.AddSingleton(market);
        services.AddSingleton(new RunIdentity(request.Plan.Seed, request.RunId));
        services.AddSingleton<IResilienceListener, ResilienceJournal>();
        services.AddPandacea(options => Configure(options, request, target, market, outbox));
        services.AddSingleton(new TransferTime(request.Plan.Sdk.TotalTimeout));
        services.AddSingleton<ContentMaker>();
        services.AddSingleton<ContentShelf>();
        services.AddSingleton<ISpenderAgents, SpenderAgents>();
        services.AddSingleton<ProposalSender>();
        services.AddSingleton<ProposalOperation>();
        services.AddSingleton<JobJourney>();
        services.AddSingleton(new CrowdPlan(request.Plan, target.Agent, market.Product));
        services.AddSingleton<Surges>();
        services.AddSingleton<IFaultControl>(provider => new SurgeControl(
            new FaultControlClient(target.FaultControl, new SocketsHttpHandler { UseProxy = false }, time), provider.GetRequiredService<Surges>()));
        services.AddSingleton<OperationRecorder>();
        services.AddSingleton<LoadGenerator>();
        services.AddSingleton<IVerifier>(_ => new RunVerifier(Sources(request, target, market), Patience.Of(request.Plan.Run), time));
        return services;
    }

    private static RunSources Sources(DrillRequest request, DrillTarget target, LeaseMarket market)
    {
        var run = request.Plan.Run;
        var signers = market.Spenders.Select(static spender => spender.Identity.PeerId.ToString()).ToHashSet(StringComparer.Ordinal);
        return new RunSources
        {
            Chain = run.Rates.ContainsKey(OperationNames.LeaseCreate) ? new ChainSource(DirectRpc.To(target.EvmDirect), market.Contract, market.EarlierLeases) : null,
            Store = run.Rates.ContainsKey(OperationNames.ProposalCreate)
                ? new StoreSource(target.AgentStore, signers)
                : null,
            Jobs = run.Rates.ContainsKey(OperationNames.JobSubmit) ? new JobSource(target.AgentStore, signers) : null,
            Artifacts = run.Rates.ContainsKey(OperationNames.JobSubmit) && target.IpfsDirect is { } kept ? new NodeSource(kept, market.EarlierPins) : null,
            Node = target.IpfsDirect is { } node && run.Rates.ContainsKey(OperationNames.ContentUpload) ? new NodeSource(node, market.EarlierPins) { PinnedBefore = market.PinnedBefore } : null,
        };
    }

    private static void Configure(PandaceaOptions options, DrillRequest request, DrillTarget target, LeaseMarket market, string outbox)
    {
        Configure(options.Resilience, request.Plan);
        options.Chain.RpcUrls = [target.Evm];
        options.Chain.ContractAddress = market.Contract;
        options.Chain.ClientName = ClientName;
        options.Chain.OutboxPath = outbox;
        options.Storage.ClientName = ClientName;
        options.Storage.ApiUrls = target.Ipfs is { } ipfs ? [ipfs] : options.Storage.ApiUrls;
        options.Agent.ClientName = ClientName;
        options.Agent.ApprovalPollInterval = ApprovalPoll;
        options.Agent.JobPollInterval = JobPoll;
        options.Agent.BaseUrl = target.Agent ?? options.Agent.BaseUrl;
    }

    private static void Configure(ResilienceOptions options, Definition.DrillPlan plan)
    {
        options.MaxRetries = plan.Sdk.MaxRetries;
        options.BaseDelay = plan.Sdk.BaseDelay;
        options.MaxDelay = plan.Sdk.MaxDelay;
        options.CircuitFailThreshold = plan.Sdk.CircuitFailThreshold;
        options.CircuitReset = plan.Sdk.CircuitReset;
        options.ProbeInterval = plan.Sdk.ProbeInterval;
        options.AttemptTimeout = plan.Sdk.AttemptTimeout;
        options.ConnectTimeout = plan.Sdk.ConnectTimeout;
        options.TotalTimeout = plan.Sdk.TotalTimeout;
        options.RetryBudgetTokens = plan.Sdk.RetryBudget;
        options.Seed = plan.Seed;
    }
}
