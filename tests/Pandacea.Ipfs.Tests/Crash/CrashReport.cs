namespace Pandacea.Ipfs.Tests.Crash;

/// <summary>What became of a node that crashed again and again.</summary>
/// <param name="Crashes">How often.</param>
/// <param name="Acknowledged">Writes that were acknowledged, all together.</param>
/// <param name="Lost">Those that are not there, not pinned, or not the same.</param>
/// <param name="Damage">What else is wrong: pins whose content is not whole.</param>
internal sealed record CrashReport(int Crashes, int Acknowledged, IReadOnlyList<string> Lost, IReadOnlyList<string> Damage)
{
    public bool IsClean => Lost.Count == 0 && Damage.Count == 0;
}
