namespace Pandacea.Agent.Tests.Store.PowerLoss;

/// <summary>What became of a store whose power failed again and again.</summary>
/// <param name="Cuts">How often.</param>
/// <param name="Acknowledged">Writes that were acknowledged, all cuts together.</param>
/// <param name="Lost">Those that are not there, or not whole.</param>
/// <param name="Damage">What else is wrong with the store.</param>
internal sealed record PowerLossReport(int Cuts, int Acknowledged, IReadOnlyList<string> Lost, IReadOnlyList<string> Damage)
{
    public bool IsClean => Lost.Count == 0 && Damage.Count == 0;
}
