namespace Pandacea.TestRun;

/// <summary>Mutation tests of every project that has settings for them; each breaks below the score that stands there.</summary>
internal static class MutationRun
{
    /// <summary>The argument that asks for it.</summary>
    public const string Argument = "--mutation";

    /// <returns>0 if every score was reached.</returns>
    public static async Task<int> RunAsync(string root)
    {
        if (await Commands.RunAsync("dotnet", ["tool", "restore"], root) is not 0 and var restore)
        {
            return restore;
        }

        var worst = 0;
        foreach (var settings in Directory.EnumerateFiles(Path.Combine(root, "tests"), "stryker-config.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            worst = Math.Max(worst, await Commands.RunAsync("dotnet", ["stryker"], Path.GetDirectoryName(settings)!));
        }

        return worst;
    }
}
