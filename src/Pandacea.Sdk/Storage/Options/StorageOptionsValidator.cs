using System.Globalization;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Storage;

/// <summary>Checks options completely: every field, then the rules between fields.</summary>
internal static class StorageOptionsValidator
{
    public const string AllowedUrl = "allowed are absolute http and https URLs without path, query and user";
    private const int MostParallel = 64;

    public static string AllowedParallel { get; } = string.Create(CultureInfo.InvariantCulture, $"allowed is a whole number from 1 to {MostParallel}");

    /// <exception cref="OptionsInvalidException">There are errors.</exception>
    public static StorageOptions Validated(StorageOptions options)
    {
        ResilienceOptionsValidator.ThrowIfAny(Errors(options));
        return options;
    }

    public static List<string> Errors(StorageOptions options)
    {
        var errors = new List<string>();
        if (options.ApiUrls.Count == 0)
        {
            errors.Add($"Storage.ApiUrls ({StorageEnvironment.Urls}) is empty; at least one URL is needed.");
        }

        errors.AddRange(options.ApiUrls.Where(url => !IsUsable(url)).Select(url => $"Storage.ApiUrls ({StorageEnvironment.Urls}) has '{url}'; {AllowedUrl}."));
        foreach (var twice in options.ApiUrls.Where(IsUsable).GroupBy(url => url.Authority).Where(group => group.Count() > 1))
        {
            errors.Add($"Storage.ApiUrls ({StorageEnvironment.Urls}) has {twice.Key} more than once; each URL needs a host and port of its own, its circuit is named after them.");
        }

        if (options.ParallelBlocks is < 1 or > MostParallel)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"Storage.ParallelBlocks ({StorageEnvironment.Parallel}) is {options.ParallelBlocks}; {AllowedParallel}."));
        }

        if (options.ClientName is { } name && (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
        {
            errors.Add($"Storage.ClientName is '{name}'; allowed are letters, digits, '-', '_' and '.'.");
        }

        return errors;
    }

    private static bool IsUsable(Uri? url) =>
        url is { IsAbsoluteUri: true, PathAndQuery: "/", Fragment: "", UserInfo: "" }
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps);
}
