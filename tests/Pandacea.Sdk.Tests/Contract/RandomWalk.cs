using System.Numerics;
using Pandacea.Protocol;
using Pandacea.Tests.Support;
using Selectors = Pandacea.Protocol.LeaseAgreementAbi.Selectors;

namespace Pandacea.Sdk.Tests.Contract;

/// <summary>Random calls, right and wrong ones. The books kept here follow from what was accepted alone.</summary>
internal sealed class RandomWalk(ContractFixture chain, SeedStream random)
{
    private readonly List<Book> _leases = [];
    private readonly Dictionary<string, BigInteger> _owed = [];

    public BigInteger Forced { get; init; }

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    private LeaseContract Contract => chain.Contract;

    /// <summary>Makes one call and compares the contract with the books.</summary>
    public async Task StepAsync()
    {
        if (await ActAsync())
        {
            Accepted++;
        }
        else
        {
            Refused++;
        }

        await CompareAsync();
    }

    private async Task<bool> ActAsync()
    {
        var choice = random.NextInt(10);
        if (choice < 3 || _leases.Count == 0)
        {
            return await CreateAsync();
        }

        // The newest leases are the ones that something can still happen to.
        var lease = _leases[^(1 + random.NextInt(Math.Min(_leases.Count, 6)))];
        switch (choice)
        {
            case 3:
                return await StepAsync(lease, Selectors.ApproveLease, [chain.Earner], null);
            case 4:
                return await StepAsync(lease, Selectors.ExecuteLease, [chain.Earner], null);
            case 5:
                await chain.PassAsync(random.NextInt(3) * 1900);
                return await StepAsync(lease, Selectors.FinalizeLease, [chain.Stranger], chain.Earner);
            case 6:
                return await StepAsync(lease, Selectors.CancelLease, [lease.Spender], lease.Spender);
            case 7:
                return await DisputeAsync(lease);
            case 8:
                return await ResolveAsync(lease);
            default:
                return await WithdrawAsync();
        }
    }

    private async Task<bool> CreateAsync()
    {
        var spender = random.NextInt(2) == 0 ? chain.Spender : chain.Stranger;
        var price = LeaseContract.MinPrice + random.Integer(6) - (random.NextInt(8) == 0 ? LeaseContract.MinPrice : 0);
        var proposal = _leases.Count > 0 && random.NextInt(8) == 0 ? _leases[^1].Proposal : random.Hex(32);
        if (await Contract.CreateAsync(spender, chain.Earner, proposal, price) != "ok")
        {
            return false;
        }

        _leases.Add(new Book(await Contract.IdAsync(spender, proposal), spender, proposal, price) { Escrow = price });
        return true;
    }

    private async Task<bool> StepAsync(Book lease, string selector, string[] callers, string? paysTo)
    {
        var caller = random.NextInt(6) == 0 ? chain.Stranger : callers[0];
        if (await Contract.StepAsync(caller, selector, lease.Id) != "ok")
        {
            return false;
        }

        if (paysTo is not null)
        {
            Pay(paysTo, lease.Escrow);
            lease.Escrow = 0;
        }

        return true;
    }

    private async Task<bool> DisputeAsync(Book lease)
    {
        var stake = lease.Price / 10;
        if (await Contract.DisputeAsync(lease.Spender, lease.Id, stake + (random.NextInt(6) == 0 ? 1 : 0)) != "ok")
        {
            return false;
        }

        lease.Stake = stake;
        return true;
    }

    private async Task<bool> ResolveAsync(Book lease)
    {
        var valid = random.NextInt(2) == 0;
        if (await Contract.ResolveAsync(random.NextInt(6) == 0 ? chain.Spender : chain.Owner, lease.Id, valid) != "ok")
        {
            return false;
        }

        Pay(valid ? lease.Spender : chain.Earner, lease.Escrow + lease.Stake);
        (lease.Escrow, lease.Stake) = (0, 0);
        return true;
    }

    private async Task<bool> WithdrawAsync()
    {
        string[] accounts = [chain.Spender, chain.Earner, chain.Stranger];
        var account = accounts[random.NextInt(3)];
        if (await Contract.WithdrawAsync(account) != "ok")
        {
            return false;
        }

        _owed[account] = 0;
        return true;
    }

    private void Pay(string account, BigInteger amount) => _owed[account] = _owed.GetValueOrDefault(account) + amount;

    private async Task CompareAsync()
    {
        var escrow = Sum(_leases.Select(lease => lease.Escrow));
        var stakes = Sum(_leases.Select(lease => lease.Stake));
        var owed = Sum(_owed.Values);
        Assert.Equal(escrow, await Contract.NumberAsync(Selectors.OpenEscrow));
        Assert.Equal(stakes, await Contract.NumberAsync(Selectors.OpenStakes));
        Assert.Equal(owed, await Contract.NumberAsync(Selectors.TotalWithdrawable));
        Assert.Equal(escrow + stakes + owed + Forced, await Contract.BalanceAsync());
    }

    private static BigInteger Sum(IEnumerable<BigInteger> values) => values.Aggregate(BigInteger.Zero, (sum, value) => sum + value);

    private sealed class Book(string id, string spender, string proposal, BigInteger price)
    {
        public string Id => id;

        public string Spender => spender;

        public string Proposal => proposal;

        public BigInteger Price => price;

        public BigInteger Escrow { get; set; }

        public BigInteger Stake { get; set; }
    }
}
