using System.Globalization;
using System.Net;

namespace Pandacea.Hosting;

/// <summary>Reads environment variables and collects what is wrong with them. Not for several threads.</summary>
/// <param name="variable">Gives a variable's value, for example <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
public sealed class Variables(Func<string, string?> variable)
{
    private readonly List<string> _problems = [];

    /// <value>One sentence for each.</value>
    public IReadOnlyList<string> Problems => _problems;

    /// <summary>A text without blanks around it; null where it is not set, or blank.</summary>
    public string? Text(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

    /// <summary>The level of <see cref="LogLevels.Variable"/>; INFO where it is not set, or wrong.</summary>
    public EventLevel Level()
    {
        var text = Text(LogLevels.Variable);
        if (!LogLevels.TryParse(text, out var level))
        {
            Problem(LogLevels.Variable, text!, "must be DEBUG, INFO, WARN or ERROR");
        }

        return level;
    }

    /// <summary>A whole number in a range; <paramref name="otherwise"/> where it is not set, or wrong.</summary>
    public int Whole(string name, int otherwise, int least, int most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        Problem(name, text, $"must be a whole number from {least} to {most}");
        return otherwise;
    }

    /// <summary>A number above 0; <paramref name="otherwise"/> where it is not set, or wrong.</summary>
    public double Number(string name, double otherwise, double most)
    {
        if (Text(name) is not { } text)
        {
            return otherwise;
        }

        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= most)
        {
            return number;
        }

        Problem(name, text, $"must be a number above 0, at most {most.ToString(CultureInfo.InvariantCulture)}");
        return otherwise;
    }

    /// <summary>An http or https URL; null where it is not set, or wrong.</summary>
    public Uri? Url(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        Problem(name, text, "must be an http or https URL");
        return null;
    }

    /// <summary>IP addresses, separated by commas.</summary>
    public IReadOnlyList<IPAddress> Addresses(string name)
    {
        var found = new List<IPAddress>();
        foreach (var text in (Text(name) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPAddress.TryParse(text, out var address))
            {
                found.Add(address);
            }
            else
            {
                Problem(name, text, "must be IP addresses separated by commas");
            }
        }

        return found;
    }

    /// <summary>Notes a variable that breaks a rule.</summary>
    public void Problem(string name, string text, string rule) => _problems.Add($"{name} is '{text}' but {rule}.");

    /// <summary>Notes something else that is wrong.</summary>
    public void Problem(string sentence) => _problems.Add(sentence);
}
