using System.Security.Cryptography;

namespace Pandacea.Stack;

/// <summary>Tells apart builds that bear the same version.</summary>
internal static class BuildId
{
    private static readonly Lazy<string> Own = new(static () => Of(AppContext.BaseDirectory));

    /// <summary>Id of the build that runs.</summary>
    public static string Text => Own.Value;

    /// <summary>Hash over the assemblies of this project in <paramref name="folder"/>, by name; tests lie beside them and do not count.</summary>
    public static string Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(folder, "pandacea*.dll", new EnumerationOptions { MatchCasing = MatchCasing.CaseInsensitive })
            .Where(IsOfTheProgram).Order(StringComparer.Ordinal))
        {
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    private static bool IsOfTheProgram(string file) =>
        Path.GetFileNameWithoutExtension(file) is var name && !name.EndsWith(".Tests", StringComparison.Ordinal) && name != "Pandacea.EndToEnd";
}
