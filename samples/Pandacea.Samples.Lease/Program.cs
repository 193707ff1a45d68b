using System.Numerics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;

if (args.Length != 4 || Environment.GetEnvironmentVariable("SPENDER_PRIVATE_KEY") is not { } key)
{
    Console.Error.WriteLine("usage: set SPENDER_PRIVATE_KEY, then name agent, node, contract and a folder of your own");
    return 2;
}

var (agent, node, contract, folder) = (new Uri(args[0]), new Uri(args[1]), args[2], args[3]);
var spender = EvmAccount.FromPrivateKey(key);

var services = new ServiceCollection().AddPandacea(options =>
{
    options.Agent.BaseUrl = agent;
    options.Agent.IdentityPath = Path.Combine(folder, "identity.json");   // signs requests; made at the first start
    options.Chain.RpcUrls = [node];
    options.Chain.ContractAddress = contract;
    options.Chain.OutboxPath = Path.Combine(folder, "outbox.ndjson");     // signed transactions, kept until their fate is known
});
await using var provider = services.BuildServiceProvider();
var pandacea = provider.GetRequiredService<PandaceaClient>();
try
{
    // Discover: pages are fetched as they are needed.
    var product = await pandacea.Products.ListAsync(new() { Keywords = ["energy"] }).FirstAsync();

    // Propose: repeated after a failure with the same IdempotencyKey, it is the same proposal.
    var (maxPrice, duration) = (BigInteger.Pow(10, 16), TimeSpan.FromHours(24));   // 0.01 ether in wei
    var proposed = await pandacea.Leases.ProposeAsync(new ProposeLease(product.ProductId, maxPrice, duration));
    Console.WriteLine($"proposed {proposed.LeaseProposalId} for {proposed.Price} wei");

    // Lease on chain: the price goes into escrow. The signed bytes are kept before they are sent, so it is paid once.
    var earner = (await pandacea.Agent.LivenessAsync()).Earner!;
    var expires = (ulong)(DateTimeOffset.UtcNow + duration).ToUnixTimeSeconds();
    var created = await pandacea.Chain.Leases.CreateAsync(
        new CreateLease(spender, earner, LeaseIds.ProductId(product.ProductId), proposed.LeaseProposalId, proposed.Price, maxPrice, expires), default);
    Console.WriteLine($"leased {created.LeaseId} in block {created.BlockNumber}");

    // The agent follows the chain and approves.
    var lease = await pandacea.Leases.WaitForApprovalAsync(proposed.LeaseProposalId);
    Console.WriteLine($"{lease.Status} {lease.OnChainLeaseId}");
    return 0;
}
catch (PandaceaException e)
{
    Console.Error.WriteLine($"{e.Dependency} failed after {e.Attempts} attempts: {e.Message}");
    Console.Error.WriteLine(e.MayHaveTakenEffect ? "It may have happened: look before you repeat it." : "It did not happen.");
    return 1;
}
