using Pandacea.Agent.Admission;

namespace Pandacea.Agent.Http.Guards;

/// <summary>Who stands how: addresses for requests without a valid signature, identities for the others.</summary>
internal sealed class Doorbook(Offenders offenders, RateLimits addresses, RateLimits identities)
{
    public Refusal? StandingOfAddress(string ip) => Standing(Address(ip));

    public Refusal? StandingOfIdentity(string identity) => Standing(Identity(identity));

    /// <summary>A request without a valid signature: an offence if it was forged, or came sooner than told.</summary>
    public Refusal? CountUnsigned(string ip, bool forged)
    {
        var decision = addresses.Take(ClientNetwork.Of(ip));
        if (forged || decision.TooEarly)
        {
            offenders.Offend(Address(ip));
        }

        return decision.Allowed ? null : Refusal.AddressLimit(decision.RetryAfter);
    }

    public Refusal? CountSigned(string identity)
    {
        var decision = identities.Take(identity);
        if (decision.TooEarly)
        {
            offenders.Offend(Identity(identity));
        }

        return decision.Allowed ? null : Refusal.IdentityLimit(decision.RetryAfter);
    }

    private static string Address(string ip) => "ip " + ClientNetwork.Of(ip);

    private static string Identity(string identity) => "id " + identity;

    private Refusal? Standing(string key)
    {
        var (standing, remaining) = offenders.Of(key);
        return standing switch
        {
            Admission.Standing.Grey => Refusal.GreyListed(remaining),
            Admission.Standing.Banned => Refusal.Banned(remaining),
            _ => null,
        };
    }
}
