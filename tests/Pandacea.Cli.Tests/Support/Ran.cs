namespace Pandacea.Cli.Tests.Support;

/// <summary>What a run of the program came to.</summary>
internal sealed record Ran(int ExitCode, string Output, string Error);
