namespace Pandacea.Verdict.Journal;

/// <summary>Names under which the clients of a surge pass the proxy.</summary>
public static class Crowds
{
    /// <summary>Those who are the surge.</summary>
    public const string Greedy = "crowd";

    /// <summary>Those who come again as they were told, when it is over.</summary>
    public const string Honest = "crowd-returned";
}
