using System.Globalization;

namespace Pandacea.Sdk.Storage;

/// <summary>Reads options from environment variables.</summary>
internal static class StorageEnvironment
{
    public const string Urls = "SDK_IPFS_URLS";
    public const string Parallel = "SDK_IPFS_PARALLEL";

    /// <summary>Sets what is set and readable; returns a sentence for each variable that is not.</summary>
    public static List<string> Read(StorageOptions options, IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var errors = new List<string>();
        if (Value(environment, Urls) is { } urls)
        {
            var read = new List<Uri>();
            foreach (var text in urls.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                if (Uri.TryCreate(text, UriKind.Absolute, out var uri))
                {
                    read.Add(uri);
                }
                else
                {
                    errors.Add($"{Urls} has '{text}'; {StorageOptionsValidator.AllowedUrl}.");
                }
            }

            options.ApiUrls = read.Count > 0 ? read : options.ApiUrls;
        }

        if (Value(environment, Parallel) is { } parallel)
        {
            if (int.TryParse(parallel, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                options.ParallelBlocks = value;
            }
            else
            {
                errors.Add($"{Parallel} is '{parallel}'; {StorageOptionsValidator.AllowedParallel}.");
            }
        }

        return errors;
    }

    private static string? Value(IReadOnlyDictionary<string, string?> environment, string name) =>
        environment.TryGetValue(name, out var text) && !string.IsNullOrWhiteSpace(text) ? text : null;
}
