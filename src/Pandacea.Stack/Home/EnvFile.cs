using System.Text;

namespace Pandacea.Stack;

/// <summary>Reads <c>.env</c>: <c>NAME=value</c> lines, comments, optional <c>export</c>, quotes around values.</summary>
public static class EnvFile
{
    /// <summary>Name of the file.</summary>
    public const string FileName = ".env";

    /// <summary>The file that applies in <paramref name="currentDirectory"/>: its own, else the one in the root of the checkout.</summary>
    /// <returns>Null if there is none.</returns>
    public static string? Find(string currentDirectory)
    {
        var checkout = Upwards.From(currentDirectory).FirstOrDefault(Upwards.IsCheckout);
        return new[] { currentDirectory, checkout }
            .OfType<string>()
            .Select(folder => Path.Combine(folder, FileName))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Sets every variable of the file that the environment does not set itself.</summary>
    /// <exception cref="StackException">The file cannot be read or is not valid.</exception>
    public static void Apply(string path)
    {
        foreach (var (name, value) in Read(path))
        {
            if (Environment.GetEnvironmentVariable(name) is null)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    /// <summary>The variables of the file; the last line of a name wins.</summary>
    /// <exception cref="StackException">The file cannot be read or is not valid.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        var number = 0;
        foreach (var line in Text(path).Split('\n'))
        {
            number++;
            if (EnvLine.Parse(line) is not { } pair)
            {
                continue;
            }

            if (pair.Problem is { } problem)
            {
                throw Invalid($"{path}:{number}: {problem}", "Write NAME=value, one a line.");
            }

            values[pair.Name] = pair.Value;
        }

        return values;
    }

    private static string Text(string path)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            var nul = Array.IndexOf(bytes, (byte)0);
            return nul < 0
                ? new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF')
                : throw Invalid($"{path} holds a NUL byte (at byte {nul}); it is probably UTF-16.", "Save it as UTF-8.");
        }
        catch (DecoderFallbackException error)
        {
            throw Invalid($"{path} is not valid UTF-8 (at byte {error.Index}).", "Save it as UTF-8.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Invalid($"{path} cannot be read: {error.Message}", "Make it readable or remove it.");
        }
    }

    private static StackException Invalid(string message, string remedy)
        => new(new StackProblem(StackProblemKind.InvalidSetting, message, remedy));
}
