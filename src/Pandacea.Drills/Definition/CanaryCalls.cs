namespace Pandacea.Drills.Definition;

/// <summary>Canary calls on the IPFS node. They store and fetch raw blocks, and the load does not: so a fault can strike them alone.</summary>
internal static class CanaryCalls
{
    /// <summary>A block is stored.</summary>
    public const string UploadMethod = "block/put?cid-codec=raw";

    /// <summary>A block is fetched.</summary>
    public const string DownloadMethod = "block/get?arg=bafkrei";

    /// <summary>The fault's method where canary calls of the kind exist; null where not.</summary>
    public static string? Known(FaultDefinition fault) =>
        fault is { On: Dependencies.Ipfs, Method: UploadMethod or DownloadMethod } ? fault.Method : "a method of the drill's own";
}
