namespace Pandacea.Stack;

/// <summary>Finds the IPFS node: one that runs already (<c>IPFS_NODE_URL</c>), <c>ipfs</c> on PATH, then the built-in one.</summary>
/// <param name="environment">Reads environment variables.</param>
internal sealed class IpfsLocator(Func<string, string?> environment)
{
    public const string Variable = "IPFS_NODE_URL";

    /// <summary>Instead of an address or a program: this program in another role.</summary>
    public const string BuiltIn = "built-in";

    /// <returns>An address, the path of a program, or <see cref="BuiltIn"/>.</returns>
    public Outcome<string> Locate()
    {
        if (environment(Variable) is { Length: > 0 } given)
        {
            return Address(given) is not null
                ? given
                : new StackProblem(StackProblemKind.InvalidSetting, $"{Variable}: '{given}' is not the address of a node.", "Write http://host:port, or unset it for a node of the stack's own.");
        }

        return ProgramPath.Find("ipfs", environment("PATH")) ?? BuiltIn;
    }

    /// <summary>The address, where the node runs elsewhere; null where the stack starts it.</summary>
    public static Uri? Address(string node) =>
        Uri.TryCreate(node, UriKind.Absolute, out var url) && url is { Scheme: "http", PathAndQuery: "/" } ? url : null;
}
