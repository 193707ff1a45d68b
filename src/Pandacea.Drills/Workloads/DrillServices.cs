using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Verifying;
using Pandacea.Drills.Running;
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

    /// <summary>Registers what a run uses.</summary>
    public static IServiceCollection AddDrill(this IServiceCollection services, DrillPlan plan, DrillTarget target, IJournal journal, string contract, string outbox, TimeProvider time)
    {
        services.AddSingleton(time);
        services.AddSingleton(journal);
        services.AddSingleton<IResilienceListener, ResilienceJournal>();
        services.AddPandacea(options =>
        {
            Configure(options.Resilience, plan);
            options.Chain.RpcUrls = [target.Evm];
            options.Chain.ContractAddress = contract;
            options.Chain.ClientName = ClientName;
            options.Chain.OutboxPath = outbox;
        });
        services.AddSingleton<IFaultControl>(_ => new FaultControlClient(target.FaultControl, new SocketsHttpHandler { UseProxy = false }, time));
        services.AddSingleton<OperationRecorder>();
        services.AddSingleton<LoadGenerator>();
        services.AddSingleton(_ => DirectRpc.To(target.EvmDirect));
        services.AddSingleton<IVerifier>(provider => new ChainVerifier(provider.GetRequiredService<DirectRpc>(), contract, time));
        return services;
    }

    private static void Configure(ResilienceOptions options, DrillPlan plan)
    {
        options.MaxRetries = plan.Sdk.MaxRetries;
        options.BaseDelay = plan.Sdk.BaseDelay;
        options.MaxDelay = plan.Sdk.MaxDelay;
        options.CircuitFailThreshold = plan.Sdk.CircuitFailThreshold;
        options.CircuitReset = plan.Sdk.CircuitReset;
        options.ProbeInterval = plan.Sdk.ProbeInterval;
        options.AttemptTimeout = plan.Sdk.AttemptTimeout;
        options.ConnectTimeout = plan.Sdk.AttemptTimeout < options.ConnectTimeout ? plan.Sdk.AttemptTimeout : options.ConnectTimeout;
        options.TotalTimeout = plan.Sdk.TotalTimeout;
        options.RetryBudgetTokens = plan.Sdk.RetryBudget;
        options.Seed = plan.Seed;
    }
}
