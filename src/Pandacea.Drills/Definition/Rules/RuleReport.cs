using Pandacea.Drills.Definition.Reading;

namespace Pandacea.Drills.Definition.Rules;

/// <summary>Where rules say what does not fit.</summary>
internal sealed class RuleReport(Findings findings, string profile)
{
    /// <summary>Profile that is looked at.</summary>
    public string Profile => profile;

    /// <summary>Reports <paramref name="message"/> at <paramref name="path"/> where <paramref name="wrong"/>,
    /// unless that value or one of those it is compared with is already known to be wrong.</summary>
    public void Check(bool wrong, string path, string message, params string[] uses)
    {
        if (wrong && !findings.Spoilt(path) && !uses.Any(findings.Spoilt))
        {
            findings.Add(path, message);
        }
    }
}
