using Pandacea.Hosting;

namespace Pandacea.Stack;

/// <summary>Where whoever owns a stack finds its secret.</summary>
public static class StackSecretFile
{
    /// <summary>Gives a stack its secret: the one that the environment says, or a new one.</summary>
    /// <returns>The secret.</returns>
    internal static string Write(StackPaths paths)
    {
        var secret = Environment.GetEnvironmentVariable(StackSecret.Variable) is { Length: > 0 } chosen ? chosen : StackSecret.NewText();
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        // One that is there may be for others to read.
        File.Delete(paths.SecretFile);
        using var writer = new StreamWriter(paths.SecretFile, options);
        writer.Write(secret);
        return secret;
    }

    /// <summary>The secret of a stack; null: it has none, or it is somebody else's.</summary>
    public static StackSecret? Read(StackPaths paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        try
        {
            return StackSecret.Of(File.ReadAllText(paths.SecretFile));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return StackSecret.Of(Environment.GetEnvironmentVariable(StackSecret.Variable));
        }
    }
}
