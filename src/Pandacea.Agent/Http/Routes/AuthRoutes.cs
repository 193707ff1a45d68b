using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Pandacea.Agent.Identity;
using Pandacea.Agent.Store;
using Pandacea.Protocol.Agent;
using Pandacea.Sdk.Chain;

namespace Pandacea.Agent.Http.Routes;

/// <summary>Binds an address to the signer's peer id.</summary>
internal static class AuthRoutes
{
    private const int TokenBytes = 24;
    private static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPost(AgentRoutes.Challenge, ChallengeAsync).WithName("createChallenge").WithTags("auth")
            .WithSummary("Asks for a challenge that binds an EVM address to the caller")
            .WithDescription("The answer's nonce is to be signed by the address's key and handed in at /auth/verify before it expires. Disputes need a bound address.")
            .WithMetadata(new BodyExample("""{"address":"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"}"""))
            .Accepts<ChallengeRequest>("application/json").Produces<ChallengeAnswer>(201).ProducesErrors(400);
        app.MapPost(AgentRoutes.Verify, VerifyAsync).WithName("verifyChallenge").WithTags("auth")
            .WithSummary("Binds an EVM address to the caller")
            .WithDescription("Takes the challenge's nonce and the address's signature over it. A nonce is good once, for the caller who asked for it. The binding is kept for good.")
            .WithMetadata(new BodyExample($$"""{"nonce":"Pandacea: bind address 0x... to peer 12D3KooW... at agent 12D3KooW..., once: kPq0Yx2uB1m8cVJw","signature":"0x{{new string('1', 130)}}"}"""))
            .Accepts<VerifyRequest>("application/json").Produces<VerifyAnswer>().ProducesErrors(400);
    }

    private static async Task<IResult> ChallengeAsync(HttpContext context, IAgentStore store, AgentIdentity agent, TimeProvider time)
    {
        var state = CallState.Of(context);
        var request = JsonBody.Read(state, AgentJson.Default.ChallengeRequest);
        if (string.IsNullOrEmpty(request.Address))
        {
            throw new BadInputException("address: missing.", AgentErrorCodes.MissingAddress);
        }

        if (!EvmAddress.IsValid(request.Address))
        {
            throw new BadInputException("address: must be 0x and 40 hex digits, with a right checksum if in mixed case.");
        }

        var (address, token) = (EvmAddress.Normalize(request.Address), Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes)));
        var nonce = BindingText.Of(address, state.Identity, agent.PeerId.ToString(), token);
        var challenge = new Challenge(nonce, state.Identity, address, time.GetUtcNow() + GoodFor);
        await store.Identities.AddChallengeAsync(challenge, context.RequestAborted).ConfigureAwait(false);
        var answer = new ChallengeAnswer(nonce, challenge.Address, challenge.ExpiresAt);
        return TypedResults.Json(answer, AgentJson.Default.ChallengeAnswer, null, StatusCodes.Status201Created);
    }

    private static async Task<IResult> VerifyAsync(HttpContext context, IAgentStore store)
    {
        var state = CallState.Of(context);
        var request = JsonBody.Read(state, AgentJson.Default.VerifyRequest);
        if (string.IsNullOrEmpty(request.Nonce) || string.IsNullOrEmpty(request.Signature))
        {
            var missing = string.IsNullOrEmpty(request.Nonce) ? "nonce" : "signature";
            throw new BadInputException($"{missing}: missing.", AgentErrorCodes.MissingFields);
        }

        var challenge = await store.Identities.FindChallengeAsync(request.Nonce, context.RequestAborted).ConfigureAwait(false);
        if (challenge is null
            || challenge.PeerId != state.Identity
            || !PersonalMessage.TryRecover(challenge.Nonce, request.Signature, out var signer)
            || signer != challenge.Address
            || !await store.Identities.BindAsync(challenge, context.RequestAborted).ConfigureAwait(false))
        {
            throw new BadInputException(
                "The nonce is not open for this caller, or the signature is not the address's.", AgentErrorCodes.Unauthorized, 401);
        }

        return TypedResults.Json(new VerifyAnswer(challenge.Address, state.Identity, true), AgentJson.Default.VerifyAnswer);
    }
}
