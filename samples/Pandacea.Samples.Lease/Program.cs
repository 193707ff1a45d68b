using System.Numerics;
using Microsoft.Extensions.DependencyInjection;
using Pandacea.Sdk;
using Pandacea.Sdk.Agent;
using Pandacea.Sdk.Chain;

const string Usage = "usage: set SPENDER_PRIVATE_KEY to 64 hex digits, then name http://AGENT:PORT, http://NODE:PORT, the contract's 0x and 40 hex digits, and a folder of your own";
if (args.Length != 4 || Environment.GetEnvironmentVariable("SPENDER_PRIVATE_KEY") is not { } key)
{
    Console.Error.WriteLine(Usage);
    return 2;
}

try
{
    var (agent, node, contract, folder) = (new Uri(args[0], UriKind.RelativeOrAbsolute), new Uri(args[1], UriKind.RelativeOrAbsolute), args[2], args[3]);
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

    // Discover: pages are fetched as they are needed.
    var product = await pandacea.Products.ListAsync(new() { Keywords = ["energy"] }).FirstOrDefaultAsync();
    if (product is null)
    {
        Console.Error.WriteLine($"The agent at {agent} has no product on energy.");
        return 1;
    }

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
catch (Exception e) when (e is PandaceaException { Dependency: null } or ArgumentException or UriFormatException)
{
    // Nobody failed: an address, the key or a file of this call is wrong.
    Console.Error.WriteLine($"{e.Message} {Usage}");
    return 2;
}
catch (PandaceaException e)
{
    Console.Error.WriteLine($"{e.Dependency} failed after {e.Attempts} attempts: {e.Message}");
    Console.Error.WriteLine(e.MayHaveTakenEffect ? "It may have happened: look before you repeat it." : "It did not happen.");
    return 1;
}
