using System.ComponentModel;
using System.Diagnostics;

namespace Pandacea.Stack;

/// <summary>The checkout that a program runs from.</summary>
/// <param name="Commit">Its commit.</param>
/// <param name="Dirty">Whether it holds changes that are not committed.</param>
public sealed record SourceRevision(string Commit, bool Dirty)
{
    /// <summary>Asks git about the checkout around <paramref name="folder"/>.</summary>
    /// <returns>Null outside a checkout or without git.</returns>
    public static async Task<SourceRevision?> FindAsync(string folder, CancellationToken cancellationToken)
    {
        if (!Upwards.From(folder).Any(Upwards.IsCheckout))
        {
            return null;
        }

        var commit = await GitAsync(folder, ["rev-parse", "HEAD"], cancellationToken).ConfigureAwait(false);
        var changes = await GitAsync(folder, ["status", "--porcelain", "--untracked-files=no"], cancellationToken).ConfigureAwait(false);
        return commit is null || changes is null ? null : new(commit.Trim(), changes.Trim().Length > 0);
    }

    private static async Task<string?> GitAsync(string folder, string[] arguments, CancellationToken cancellationToken)
    {
        try
        {
            var start = new ProcessStartInfo("git") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in (string[])["--no-optional-locks", .. arguments])
            {
                start.ArgumentList.Add(argument);
            }

            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.StandardError.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
            await process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
            return process.ExitCode == 0 ? await output.ConfigureAwait(false) : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
