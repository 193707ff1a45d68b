namespace Pandacea.Faults.Proxy;

/// <summary>The links of one direction, in the order in which their faults were applied.</summary>
internal static class LinkChain
{
    public static bool Swallow(this ByteLink[] links) => Array.Exists(links, link => link.Swallows);

    public static bool AreExhausted(this ByteLink[] links) => Array.Exists(links, link => link.Exhausted);

    /// <summary>The next piece: how many of the waiting bytes, and when.</summary>
    public static (int Length, long Due) Next(this ByteLink[] links, int waiting, long at)
    {
        foreach (var link in links)
        {
            waiting = link.Take(waiting);
        }

        foreach (var link in links)
        {
            at = link.Due(waiting, at);
        }

        return (waiting, at);
    }

    public static long EndDue(this ByteLink[] links, long at) => links.Aggregate(at, (due, link) => link.EndDue(due));

    public static void Sent(this ByteLink[] links, int length)
    {
        foreach (var link in links)
        {
            link.Sent(length);
        }
    }
}
