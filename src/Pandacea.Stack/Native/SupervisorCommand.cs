using System.Globalization;

namespace Pandacea.Stack;

/// <summary>How <c>pandacea</c> is started again as a supervisor.</summary>
/// <param name="FileName">The program.</param>
/// <param name="Prefix">Arguments before <c>serve stack</c>.</param>
public sealed record SupervisorCommand(string FileName, IReadOnlyList<string> Prefix)
{
    private const string Name = "pandacea";

    /// <summary>This program if it is <c>pandacea</c>, else the one beside it, run by <c>dotnet</c>.</summary>
    public static SupervisorCommand Default()
    {
        var self = Environment.ProcessPath;
        var assembly = Path.Combine(AppContext.BaseDirectory, Name + ".dll");
        return Path.GetFileNameWithoutExtension(self) switch
        {
            Name => new(self!, []),
            "dotnet" => new(self!, [assembly]),
            _ => new("dotnet", [assembly]),
        };
    }

    internal IReadOnlyList<string> Arguments(StackOptions options, string anvil, string ipfs) =>
    [
        .. Prefix,
        "serve", "stack", "--detached",
        "--offset", options.Offset.ToString(CultureInfo.InvariantCulture),
        "--home", options.Home,
        "--anvil", anvil,
        "--ready-within", options.ReadyWithin.TotalSeconds.ToString(CultureInfo.InvariantCulture),
        .. options.Scratch ? ["--scratch"] : Array.Empty<string>(),
        .. options.Agent ? Array.Empty<string>() : ["--without-agent"],
        .. options.Compute ? Array.Empty<string>() : ["--without-compute"],
        .. options.Ipfs ? ["--ipfs", ipfs] : new[] { "--without-ipfs" },
        .. options.AgentLaunch.Options("agent"),
        .. options.ComputeLaunch.Options("compute"),
    ];
}
