using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Drills.Definition;
using Pandacea.Drills.Running;
using Pandacea.Drills.Verifying;
using Pandacea.Sdk;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Agent;

namespace Pandacea.Drills.Workloads;

/// <summary>What a run trades in: a product of the agent, its contract, and fresh spenders, so that nothing of an earlier run counts (D23).</summary>
public sealed record LeaseMarket
{
    // Each may make two requests a second: at ten leases a second with their looks for an approval that is a third of it.
    private const int SpenderCount = 64;
    private const string Balance = "0x21e19e0c9bab2400000";

    /// <summary>A run that trades in nothing.</summary>
    public static LeaseMarket None { get; } = new();

    /// <summary>The product that is leased.</summary>
    public string Product { get; init; } = "";

    /// <summary>The agent's lease contract; empty where the drill does not need the chain.</summary>
    public string Contract { get; init; } = "";

    /// <summary>To whom leases are made.</summary>
    public string Earner { get; init; } = "";

    /// <summary>Who proposes and pays.</summary>
    public IReadOnlyList<Spender> Spenders { get; init; } = [];

    /// <summary>Leases that the contract held before the run.</summary>
    public int EarlierLeases { get; init; }

    /// <summary>What is pinned on the IPFS node without the run.</summary>
    public IReadOnlySet<string> EarlierPins { get; init; } = new HashSet<string>();

    /// <summary>What of it was pinned when the run began.</summary>
    public IReadOnlySet<string> PinnedBefore { get; init; } = new HashSet<string>();

    /// <summary>Looks at the node, asks the agent what it offers; makes and funds the spenders.</summary>
    public static async Task<LeaseMarket> OpenAsync(DrillPlan plan, DrillTarget target, TimeProvider time, CancellationToken cancellationToken)
    {
        var pins = target.IpfsDirect is { } node ? await new NodeSource(node, new HashSet<string>()).PinsAsync(cancellationToken).ConfigureAwait(false) : [];
        var market = await TradeAsync(plan, target, time, cancellationToken).ConfigureAwait(false);
        return market with { PinnedBefore = pins, EarlierPins = pins.Union(market.EarlierPins).ToHashSet(StringComparer.Ordinal) };
    }

    private static async Task<LeaseMarket> TradeAsync(DrillPlan plan, DrillTarget target, TimeProvider time, CancellationToken cancellationToken)
    {
        if (target.Agent is not { } agent)
        {
            return None;
        }

        var market = await AskAsync(agent, time, cancellationToken).ConfigureAwait(false) with
        {
            Spenders = [.. Enumerable.Range(0, SpenderCount).Select(static _ => Spender.Generate())],
        };
        return plan.Needs.Contains(Dependencies.Evm) ? await FundAsync(market, DirectRpc.To(target.EvmDirect), cancellationToken).ConfigureAwait(false) : market;
    }

    private static async Task<LeaseMarket> AskAsync(Uri agent, TimeProvider time, CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddSingleton(time).AddSingleton(AgentIdentity.Generate());
        services.AddPandacea(options =>
        {
            options.Agent.BaseUrl = agent;
            options.Agent.ClientName = "setup";
        });
        var provider = services.BuildServiceProvider();
        await using (provider.ConfigureAwait(false))
        {
            try
            {
                var client = provider.GetRequiredService<AgentClient>();
                var live = await client.LivenessAsync(cancellationToken).ConfigureAwait(false);
                var products = await client.Products.PageAsync(null, null, cancellationToken).ConfigureAwait(false);
                return products.Data.Count == 0
                    ? throw new DrillLoadException("The agent offers no product, so that nothing can be leased. Name a catalogue with AGENT_PRODUCTS_FILE.")
                    : new LeaseMarket
                    {
                        Product = products.Data[0].ProductId,
                        Contract = live.Contract ?? "",
                        Earner = live.Earner ?? "",
                        EarlierPins = await SamplesAsync(client, products, cancellationToken).ConfigureAwait(false),
                    };
            }
            catch (PandaceaException e)
            {
                throw new DrillLoadException(e.Message, e);
            }
        }
    }

    /// <summary>What the agent keeps on the node by itself, at whatever time.</summary>
    private static async Task<HashSet<string>> SamplesAsync(AgentClient client, ProductPage products, CancellationToken cancellationToken)
    {
        var cids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var product in products.Data)
        {
            cids.Add((await client.Products.GetAsync(product.ProductId, cancellationToken).ConfigureAwait(false)).SampleCid);
        }

        return cids;
    }

    private static async Task<LeaseMarket> FundAsync(LeaseMarket market, DirectRpc node, CancellationToken cancellationToken)
    {
        if (market.Contract.Length == 0)
        {
            throw new DrillLoadException("The agent follows no lease contract. Start it with LEASE_CONTRACT_ADDRESS and AGENT_PRIVATE_KEY.");
        }

        await node.CommandsAsync(
            [.. market.Spenders.Select(spender => ("anvil_setBalance", new JsonArray(spender.Account.Address, Balance)))], cancellationToken).ConfigureAwait(false);
        return market with { EarlierLeases = await new LeaseContractReader(node, market.Contract).CountAsync(cancellationToken).ConfigureAwait(false) };
    }
}
