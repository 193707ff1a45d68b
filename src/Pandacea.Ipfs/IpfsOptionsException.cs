namespace Pandacea.Ipfs;

/// <summary>Options that the node does not start with; all problems together.</summary>
public sealed class IpfsOptionsException(IReadOnlyList<string> problems)
    : Exception($"The IPFS node does not start with these options: {string.Join(" ", problems)}")
{
    /// <value>One sentence for each.</value>
    public IReadOnlyList<string> Problems => problems;
}
