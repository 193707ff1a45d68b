namespace Pandacea.Privacy;

/// <summary>What is asked for cannot be done privately; the message says what is wrong and what is allowed, all of it.</summary>
public sealed class PrivacyPlanException(IReadOnlyList<string> problems) : Exception(string.Join(" ", problems))
{
    /// <summary>One sentence for each problem; each begins with the name of the field.</summary>
    public IReadOnlyList<string> Problems => problems;
}
