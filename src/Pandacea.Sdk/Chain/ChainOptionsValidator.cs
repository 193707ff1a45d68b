using System.Globalization;
using Pandacea.Sdk.Resilience;

namespace Pandacea.Sdk.Chain;

/// <summary>Checks options completely: every field, then the rules between fields.</summary>
internal static class ChainOptionsValidator
{
    private const int MaxConfirmations = 10_000;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <exception cref="OptionsInvalidException">There are errors.</exception>
    public static ChainOptions Validated(ChainOptions options)
    {
        ResilienceOptionsValidator.ThrowIfAny(Errors(options));
        return options;
    }

    public static List<string> Errors(ChainOptions options)
    {
        var errors = new List<string>();
        Urls(errors, options.RpcUrls);
        if (options.ContractAddress.Length > 0 && !EvmAddress.IsValid(options.ContractAddress))
        {
            errors.Add($"ContractAddress is '{options.ContractAddress}'; allowed is nothing, or 0x and 40 hex digits with a right checksum if in mixed case.");
        }

        if (options.Confirmations is < 1 or > MaxConfirmations)
        {
            errors.Add($"Confirmations is {options.Confirmations}; allowed is a whole number from 1 to {MaxConfirmations}.");
        }

        Time(errors, nameof(options.ReceiptPollInterval), options.ReceiptPollInterval);
        Time(errors, nameof(options.RebroadcastInterval), options.RebroadcastInterval);
        Time(errors, nameof(options.ConfirmationTimeout), options.ConfirmationTimeout);
        AtMost(errors, nameof(options.ReceiptPollInterval), options.ReceiptPollInterval, nameof(options.RebroadcastInterval), options.RebroadcastInterval);
        AtMost(errors, nameof(options.ReceiptPollInterval), options.ReceiptPollInterval, nameof(options.ConfirmationTimeout), options.ConfirmationTimeout);
        if (options.ClientName is { } name && (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.')))
        {
            errors.Add($"ClientName is '{name}'; allowed are letters, digits, '-', '_' and '.'.");
        }

        return errors;
    }

    private static void Urls(List<string> errors, IList<Uri> urls)
    {
        if (urls.Count == 0)
        {
            errors.Add("RpcUrls is empty; at least one URL is needed.");
        }

        foreach (var url in urls)
        {
            if (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttp && url.Scheme != Uri.UriSchemeHttps))
            {
                errors.Add($"RpcUrls has '{url}'; allowed are absolute http and https URLs.");
            }
        }

        if (urls.Where(url => url.IsAbsoluteUri).GroupBy(url => (url.Host, url.Port)).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            errors.Add($"RpcUrls has {twice.Key.Host}:{twice.Key.Port} more than once; each URL needs a host and port of its own, its circuit is named after them.");
        }
    }

    private static void Time(List<string> errors, string name, TimeSpan value)
    {
        if (value < Shortest || value > Longest)
        {
            errors.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is {value.TotalMilliseconds} ms; allowed is a number from {Shortest.TotalMilliseconds} to {Longest.TotalMilliseconds} ms."));
        }
    }

    private static void AtMost(List<string> errors, string name, TimeSpan value, string limitName, TimeSpan limit)
    {
        if (value > limit)
        {
            errors.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{name} is {value.TotalMilliseconds} ms, {limitName} {limit.TotalMilliseconds} ms; {name} may not be longer than {limitName}."));
        }
    }
}
