namespace Pandacea.Sabotage;

/// <summary>There is no sabotage of that name; the message names all that there are.</summary>
public sealed class UnknownSabotageException(string name, IEnumerable<string> known)
    : Exception($"--sabotage: '{name}' is not a sabotage. Known: {string.Join(", ", known)}.");
