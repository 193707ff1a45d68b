namespace Pandacea.EndToEnd.Support;

/// <summary>How the program ended.</summary>
public sealed record CliResult(int ExitCode, string Output, string Errors)
{
    /// <summary>Everything it said.</summary>
    public string All => Output + Errors;
}
