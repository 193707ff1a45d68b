using System.Numerics;
using Pandacea.Protocol.Agent;

namespace Pandacea.Agent.Tests.Http;

/// <summary>Keys and signatures that are none of ours, or one of several for the same thing.</summary>
public sealed class KeyAttackTests
{
    private const string Path = AgentRoutes.Products;

    // RFC 8032, 5.1: the order of the base point.
    private static readonly BigInteger Order = BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493");

    public static TheoryData<string, string> OtherKeys => new()
    {
        { "RSA", "QmYyQSo1c1Ym7orWxLYvCrM2EmxFTANf8wXmmE7DWjhx5N" },
        { "secp256k1", "16Uiu2HAmPLe7Mzm8TsYUubgCAW1aJoeFScxrLj8ppHFivPo97bUZ" },
        { "ECDSA", "QmVMT29id3TUASyfZZ6k9hmNyc2nYabCo4uMSpDw4zrgDk" },
        { "the same key as a CID", "bafzaajaiaejcal72gwuz2or47oyxxn6b3rkwdmmkrxgkjxzy3rqt5kczyn7lcm3l" },
        { "empty", "" },
        { "a tab", "12D3KooW\tA" },
    };

    /// <summary>Points of small order: for them one signature fits many texts.</summary>
    public static TheoryData<string> WeakKeys =>
    [
        "0100000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0000000000000000000000000000000000000000000000000000000000000080",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
        "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ];

    [Theory]
    [MemberData(nameof(OtherKeys))]
    public async Task Peer_ids_of_other_keys_are_refused(string kind, string peerId)
    {
        await using var agent = await TestAgent.StartAsync();

        var answer = await agent.SendAsync(new TestSigner().Sign(agent, HttpMethod.Get, Path, parts: new(PeerId: peerId)));

        Assert.True(answer.Status == 401, kind);
        Assert.Contains(AgentHeaders.PeerId, answer.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(WeakKeys))]
    public async Task Keys_that_many_signatures_fit_are_refused(string key)
    {
        await using var agent = await TestAgent.StartAsync();
        var peerId = PeerId.FromPublicKey(Convert.FromHexString(key)).ToString();

        // R is the neutral element and S zero: it fits every text under the neutral key.
        var signature = Convert.ToBase64String([1, .. new byte[63]]);
        var answer = await agent.SendAsync(new TestSigner().Sign(agent, HttpMethod.Get, Path, parts: new(PeerId: peerId, Signature: signature)));

        Assert.Equal((401, "UNAUTHORIZED"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task A_second_form_of_a_good_signature_is_refused()
    {
        await using var agent = await TestAgent.StartAsync();
        using var request = new TestSigner().Sign(agent, HttpMethod.Get, Path);
        var good = Convert.FromBase64String(request.Headers.GetValues(AgentHeaders.Signature).Single());
        var s = new BigInteger(good.AsSpan(32), isUnsigned: true) + Order;
        var second = new byte[64];
        good.AsSpan(0, 32).CopyTo(second);
        s.TryWriteBytes(second.AsSpan(32), out _, isUnsigned: true);
        request.Headers.Remove(AgentHeaders.Signature);
        request.Headers.Add(AgentHeaders.Signature, Convert.ToBase64String(second));

        Assert.Equal(401, (await agent.SendAsync(request)).Status);
    }
}
