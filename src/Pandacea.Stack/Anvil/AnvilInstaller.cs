using System.Diagnostics;

namespace Pandacea.Stack;

/// <summary>Brings Anvil with <c>npm ci</c>.</summary>
/// <param name="path">Where programs are looked for.</param>
internal sealed class AnvilInstaller(string? path)
{
    private static readonly string[] Arguments = ["ci", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

    public async Task<StackProblem?> InstallAsync(ToolsFolder tools, IProgress<string>? progress, CancellationToken cancellationToken)
    {
        if (ProgramPath.Find("npm", path) is not { } npm || ProgramPath.Find("node", path) is null)
        {
            return new(
                StackProblemKind.NodeMissing,
                "Anvil is neither on PATH nor installed, and Node.js (node and npm), which installs it, is not on PATH.",
                $"Install Node.js 20 or later, or put anvil (Foundry) on PATH, or name it in {AnvilLocator.Variable}.");
        }

        try
        {
            var folder = tools.Prepare();
            progress?.Report($"installing Anvil with npm in {folder} (first use only)");
            return await RunAsync(npm, folder, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return DiskProblem.From("the tools folder", error);
        }
    }

    private static async Task<StackProblem?> RunAsync(string npm, string folder, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(npm) { WorkingDirectory = folder, RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in Arguments)
        {
            start.ArgumentList.Add(argument);
        }

        var said = new LastLines();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            await Task.WhenAll(
                said.ReadAsync(process.StandardError, null, cancellationToken),
                said.ReadAsync(process.StandardOutput, null, cancellationToken),
                process.WaitForExitAsync(cancellationToken)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode == 0
            ? null
            : new(StackProblemKind.InstallFailed, $"npm ci in {folder} ended with exit code {process.ExitCode}. {said}", $"Run it yourself to see why, or put anvil (Foundry) on PATH, or name it in {AnvilLocator.Variable}.");
    }
}
