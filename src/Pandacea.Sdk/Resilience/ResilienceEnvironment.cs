using System.Globalization;

namespace Pandacea.Sdk.Resilience;

/// <summary>Reads options from environment variables.</summary>
internal static class ResilienceEnvironment
{
    public const string Seed = "SDK_SEED";

    /// <summary>Sets what is set and readable; returns a sentence for each variable that is not.</summary>
    public static List<string> Read(ResilienceOptions options, IReadOnlyDictionary<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        var errors = new List<string>();
        foreach (var field in OptionField.All)
        {
            if (!environment.TryGetValue(field.Variable, out var text) || string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && field.Allows(value))
            {
                field.Set(options, value);
            }
            else
            {
                errors.Add($"{field.Variable} is '{text}'; {field.Allowed}.");
            }
        }

        if (environment.TryGetValue(Seed, out var seed) && !string.IsNullOrWhiteSpace(seed))
        {
            options.Seed = seed;
        }

        return errors;
    }
}
