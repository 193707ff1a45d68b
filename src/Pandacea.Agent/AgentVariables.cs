using System.Globalization;
using System.Net;

namespace Pandacea.Agent;

/// <summary>Reads variables and collects what is wrong with them.</summary>
internal sealed class AgentVariables(Func<string, string?> variable)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Problems => _problems;

    public string? Text(string name) => variable(name)?.Trim() is { Length: > 0 } text ? text : null;

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

    public void Problem(string name, string text, string rule) => _problems.Add($"{name} is '{text}' but {rule}.");

    public void Problem(string sentence) => _problems.Add(sentence);
}
