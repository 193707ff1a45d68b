using Pandacea.Protocol;

namespace Pandacea.Faults.Proxy;

/// <summary>What a link may know about its connection.</summary>
/// <param name="Now">When the link opens, ns.</param>
/// <param name="Existing">Whether the connection was there before the fault.</param>
/// <param name="Chance">Its own random numbers.</param>
internal sealed record LinkContext(long Now, bool Existing, SeedStream Chance);
