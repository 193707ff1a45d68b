using System.Globalization;

namespace Pandacea.Sdk.Resilience;

/// <summary>Checks options completely: every field, then the rules between fields.</summary>
internal static class ResilienceOptionsValidator
{
    public static List<string> Errors(ResilienceOptions options)
    {
        var errors = new List<string>();
        foreach (var field in OptionField.All)
        {
            var value = field.Get(options);
            if (!field.Allows(value))
            {
                errors.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{field.Name} ({field.Variable}) is {value}{field.Unit}; {field.Allowed}."));
            }
        }

        AtMost(errors, nameof(options.BaseDelay), options.BaseDelay, nameof(options.MaxDelay), options.MaxDelay);
        AtMost(errors, nameof(options.ConnectTimeout), options.ConnectTimeout, nameof(options.AttemptTimeout), options.AttemptTimeout);
        AtMost(errors, nameof(options.AttemptTimeout), options.AttemptTimeout, nameof(options.TotalTimeout), options.TotalTimeout);
        return errors;
    }

    /// <exception cref="OptionsInvalidException">There are errors.</exception>
    public static void ThrowIfAny(IReadOnlyList<string> errors)
    {
        if (errors.Count > 0)
        {
            throw new OptionsInvalidException(errors);
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
