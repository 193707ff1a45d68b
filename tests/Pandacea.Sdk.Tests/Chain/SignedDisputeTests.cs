using CsCheck;
using Pandacea.Protocol;
using Pandacea.Sdk.Chain;
using Pandacea.Tests.Support;

namespace Pandacea.Sdk.Tests.Chain;

public sealed class SignedDisputeTests
{
    private static readonly string Contract = "0x" + new string('c', 40);
    private static readonly string Lease = "0x" + new string('1', 64);
    private static readonly EvmAccount Spender = EvmAccount.FromPrivateKey(new string('2', 64));

    [Theory]
    [InlineData("late")]
    [InlineData("")]
    [InlineData("The artifact of 日本 never came; it was promised for yesterday, and nobody answers. \ud83d\ude00")]
    public void What_was_signed_is_read_again(string reason)
    {
        var signed = Sign(LeaseCalls.RaiseDispute(Contract, Lease, reason, 5).Data);

        Assert.True(SignedDispute.TryRead(Hex.Decode(signed.Raw), out var dispute));

        Assert.Equal(new SignedDispute(Spender.Address, Contract, Lease, reason, signed.Hash), dispute);
    }

    [Fact]
    public void Other_calls_and_deployments_are_none()
    {
        Assert.False(Reads(Sign(LeaseCalls.Step(Contract, LeaseAgreementAbi.Selectors.ApproveLease, Lease).Data).Raw));
        Assert.False(Reads(Sign([]).Raw));
        Assert.False(Reads(Sign(LeaseCalls.RaiseDispute(Contract, Lease, "late", 5).Data, to: null).Raw));
        Assert.False(Reads("0x02"));
        Assert.False(Reads("0x02c0"));
        Assert.False(Reads("0x"));
    }

    [Fact]
    public void Whatever_is_changed_is_refused_or_somebody_elses()
    {
        var raw = Hex.Decode(Sign(LeaseCalls.RaiseDispute(Contract, Lease, "late", 5).Data).Raw);
        Gen.Select(Gen.Int[0, raw.Length - 1], Gen.Byte[1, 255], (at, flip) => (at, flip)).Array[1, 3].Sample(changes =>
        {
            var changed = raw.ToArray();
            foreach (var (at, flip) in changes)
            {
                changed[at] ^= flip;
            }

            return changed.AsSpan().SequenceEqual(raw) || !SignedDispute.TryRead(changed, out var dispute) || dispute.Sender != Spender.Address;
        });
    }

    [Fact]
    public void Nothing_makes_it_throw() => Gen.Byte.Array[0, 300].Sample(bytes =>
    {
        SignedDispute.TryRead([2, .. bytes], out _);
        SignedDispute.TryRead([2, 0xF8, (byte)Math.Min(255, bytes.Length), .. bytes], out _);
    });

    [Fact]
    public void Nor_do_arguments_that_point_anywhere()
    {
        var call = LeaseCalls.RaiseDispute(Contract, Lease, "late", 5).Data;
        Gen.Select(Gen.Int[4 + 32, call.Length - 1], Gen.Byte, (at, value) => (at, value)).Array[1, 6].Sample(
            changes =>
            {
                var data = call.ToArray();
                foreach (var (at, value) in changes)
                {
                    data[at] = value;
                }

                SignedDispute.TryRead(Hex.Decode(Sign(data).Raw), out _);
            },
            iter: 300);
    }

    private static bool Reads(string raw) => SignedDispute.TryRead(Hex.Decode(raw), out _);

    private static SignedTransaction Sign(byte[] data, string? to = "0xcccccccccccccccccccccccccccccccccccccccc") => new TransactionFields
    {
        ChainId = 31337,
        Nonce = 7,
        Fees = new Fees(1, 1_000_000_000),
        GasLimit = 150_000,
        To = to,
        Value = 5,
        Data = data,
    }.Sign(Spender);
}
