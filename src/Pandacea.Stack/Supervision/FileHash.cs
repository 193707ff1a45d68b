using System.Security.Cryptography;

namespace Pandacea.Stack;

/// <summary>Which executable it was that ran.</summary>
internal static class FileHash
{
    /// <summary>SHA-256 of the file as hex; null where it cannot be read.</summary>
    public static async Task<string?> OfAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = File.OpenRead(path);
            await using (file.ConfigureAwait(false))
            {
                return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken).ConfigureAwait(false));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The program that this is: its own file where it is one, else its assembly.</summary>
    public static string ThisProgram => Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
        ? Path.Combine(AppContext.BaseDirectory, "pandacea.dll")
        : Environment.ProcessPath!;
}
