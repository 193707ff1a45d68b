using Pandacea.Drills.Definition;

namespace Pandacea.Sabotage;

/// <summary>What a self-test runs.</summary>
/// <param name="Drill">The drill.</param>
/// <param name="Only">Names of the sabotages to run, <c>control</c> for the run without any; empty for all.</param>
/// <param name="Parallel">How many stacks run side by side.</param>
/// <param name="Offset">Port offset of the first stack.</param>
public sealed record SelftestOptions(DrillDefinition Drill, IReadOnlyList<string> Only, int Parallel, int Offset);
