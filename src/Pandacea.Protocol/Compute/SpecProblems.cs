namespace Pandacea.Protocol.Compute;

/// <summary>Collects what is wrong.</summary>
internal sealed class SpecProblems
{
    private const int LongestText = 40;
    private readonly List<string> _sentences = [];

    public IReadOnlyList<string> Sentences => _sentences;

    public static string Short(string text) => text.Length > LongestText ? text[..LongestText] + "..." : text;

    public void Require(bool right, string sentence)
    {
        if (!right)
        {
            _sentences.Add(sentence);
        }
    }
}
