using Pandacea.Verdict.Journal;

namespace Pandacea.Drills.Definition;

/// <summary>One kind of load, as drill files name it.</summary>
/// <param name="Name">Its key under <c>workload</c>.</param>
/// <param name="Needs">Dependencies that it drives.</param>
/// <param name="Operations">What each of its journeys consists of, see <see cref="OperationNames"/>.</param>
public sealed record WorkloadKind(string Name, IReadOnlyList<string> Needs, IReadOnlyList<string> Operations)
{
    /// <summary>Whether it has an effect that could be lost.</summary>
    public bool Writes => Operations.Any(OperationNames.IsWrite);

    /// <summary>Whether it does nothing but read.</summary>
    public bool Reads => Operations.All(OperationNames.IsRead);
}
