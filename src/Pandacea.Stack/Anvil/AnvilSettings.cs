namespace Pandacea.Stack;

/// <summary>How Anvil is run.</summary>
/// <param name="Program">The executable.</param>
/// <param name="Port">Where it listens on 127.0.0.1.</param>
/// <param name="Paths">Where it keeps chain and log.</param>
/// <param name="ReadyWithin">How long it may take to answer.</param>
internal sealed record AnvilSettings(string Program, int Port, StackPaths Paths, TimeSpan ReadyWithin)
{
    // Automine was measured to collapse under load; a block every quarter of a second does not.
    public IReadOnlyList<string> Arguments =>
    [
        "--block-time", "0.25",
        "--state", Paths.ChainFile,
        "--state-interval", "1",
        "--host", "127.0.0.1",
        "--port", $"{Port}",

        // Without this any web page may set balances.
        "--no-cors",
        "--silent",
    ];
}
