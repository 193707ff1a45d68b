namespace Pandacea.Protocol;

/// <summary>HTTP headers by which a proxy on the path can tell calls, attempts and probes apart.</summary>
public static class WireHeaders
{
    /// <summary>Identifies one call of a client; every attempt of the call carries the same value.</summary>
    public const string Call = "Pandacea-Call";

    /// <summary>The ordinal of the attempt within its call, from 1.</summary>
    public const string Attempt = "Pandacea-Attempt";

    /// <summary>Marks a request that is no business call: <c>circuit</c> (a breaker's probe) or <c>drill</c> (the runner's).</summary>
    public const string Probe = "Pandacea-Probe";

    /// <summary>Shows that a request comes from a service of the same stack: <c>t=</c> milliseconds of Unix time, <c>b=</c> SHA-256 of the body, <c>v=</c> an HMAC over it all.</summary>
    public const string Proof = "Pandacea-Proof";

    /// <summary>Names the client that is drilled, for example <c>workload</c>.</summary>
    public const string Client = "Pandacea-Client";
}
