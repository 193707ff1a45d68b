using System.ComponentModel;
using System.Diagnostics;

namespace Pandacea.Stack;

/// <summary>Asks Anvil what it is.</summary>
internal static class AnvilVersion
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>For example <c>anvil 1.7.1 (4072e487)</c>; null if it does not say.</summary>
    public static async Task<string?> OfAsync(string program, TimeProvider time, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo(program, "--version") { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var text = await process.StandardOutput.ReadToEndAsync(either.Token).ConfigureAwait(false);
            return Parse(text);
        }
        catch (Win32Exception)
        {
            return null;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            if (process is { HasExited: false })
            {
                process.Kill(entireProcessTree: true);
            }

            process?.Dispose();
        }
    }

    internal static string? Parse(string text)
    {
        var version = After(text, "Version:");
        var commit = After(text, "Commit SHA:");
        return version is null ? null : commit is null ? $"anvil {version}" : $"anvil {version} ({commit[..Math.Min(8, commit.Length)]})";
    }

    private static string? After(string text, string label) => text.Split('\n')
        .Where(line => line.Contains(label, StringComparison.Ordinal))
        .Select(line => line[(line.IndexOf(label, StringComparison.Ordinal) + label.Length)..].Trim())
        .FirstOrDefault();
}
