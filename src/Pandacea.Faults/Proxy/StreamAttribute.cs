using Pandacea.Faults.Catalog;

namespace Pandacea.Faults.Proxy;

/// <summary>The attribute that says on which direction a byte fault acts.</summary>
internal static class StreamAttribute
{
    public const string Name = "stream";
    public const string Upstream = "upstream";
    public const string Downstream = "downstream";
    public const string Both = "both";

    public static AttributeDescription Description { get; } = new(Name, AttributeKind.Text, Default: Downstream)
    {
        Allowed = [Upstream, Downstream, Both],
        Summary = "Direction that is struck: requests, answers or both.",
    };

    public static bool Covers(string? stream, Flow flow) => stream switch
    {
        Both => true,
        Upstream => flow == Flow.Upstream,
        _ => flow == Flow.Downstream,
    };
}
