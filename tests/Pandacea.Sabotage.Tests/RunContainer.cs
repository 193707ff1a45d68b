using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Drills.Tests.Support;
using Pandacea.Drills.Workloads;
using Pandacea.Sdk;

namespace Pandacea.Sabotage.Tests;

/// <summary>The container of a run, as the runner builds it, with or without a sabotage. Nothing listens where it points.</summary>
internal static class RunContainer
{
    private static readonly Uri Nowhere = new("http://127.0.0.1:9");

    public static ServiceCollection Services()
    {
        var plan = DrillPlanner.Plan(new DrillCatalog(Root()).Load("evm_rpc_flap"), "quick", "A0B1C2", []);
        var request = new DrillRequest { Plan = plan, Home = "", Offset = 0, Out = null, RunId = "run" };
        var target = new DrillTarget("test", Nowhere, Nowhere, Nowhere, new Dictionary<string, string>()) { Agent = Nowhere };
        var market = new LeaseMarket { Product = "product", Contract = "0x" + new string('1', 40), Spenders = [Spender.Generate()] };
        var services = new ServiceCollection();
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"pandacea-sabotage-{Environment.ProcessId}")).FullName;
        var outbox = Path.Combine(folder, Path.GetRandomFileName());
        services.AddDrill(request, target, market, new MemoryJournal(new FakeTimeProvider()), outbox, TimeProvider.System);
        services.PostConfigure<PandaceaOptions>(options => options.Agent.IdentityPath = Path.Combine(folder, "identity"));
        return services;
    }

    /// <summary>What a run would get of each service, and the options in force.</summary>
    public static SortedDictionary<string, string> Describe(IServiceCollection services)
    {
        using var provider = services.BuildServiceProvider();
        var described = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["options"] = JsonSerializer.Serialize(provider.GetRequiredService<IOptions<PandaceaOptions>>().Value.Resilience),
        };
        foreach (var type in services.Select(static service => service.ServiceType).Where(static type => type.FullName!.StartsWith("Pandacea.", StringComparison.Ordinal)))
        {
            described[type.FullName!] = provider.GetRequiredService(type).GetType().FullName!;
        }

        return described;
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Pandacea.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
